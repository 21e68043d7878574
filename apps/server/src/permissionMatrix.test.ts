import { randomInt } from 'node:crypto'
import { insertionKey } from '@stet/article'
import { ARTICLE_STATES, MODES, problemSchema, type ArticleState } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { RouteDescription } from './http/route.ts'
import { ACTIONS, can, modeFor } from './permissions.ts'
import { RawClient, type Ending } from './sync/testing/RawClient.ts'
import type { Asker } from './testing/matrix/Asker.ts'
import { HTTP_ASKS, type HttpAsk } from './testing/matrix/HTTP_ASKS.ts'
import { MatrixDesk } from './testing/matrix/MatrixDesk.ts'
import { registeredRoutes } from './testing/matrix/registeredRoutes.ts'
import { MESSAGES, SOCKET_ASKS, stateOf, wordOf, type SocketAsk } from './testing/matrix/SOCKET_ASKS.ts'

const NOWHERE = '00000000-0000-4000-8000-000000000000'
/** An article in each state, and one that does not exist. */
const PLACES = [...ARTICLE_STATES, null] as const

let desk: MatrixDesk
let cells = 0
const articles = new Map<ArticleState | null, string>([[null, NOWHERE]])

beforeAll(async () => {
  desk = await MatrixDesk.open()
  for (const state of ARTICLE_STATES) articles.set(state, await desk.article(state))
})
afterAll(async () => {
  console.log(`${cells} cells: ${desk.askers.length} askers, ${PLACES.length} places`)
  await desk.close()
})

/** What is found in each cell, and what the table wants there, by the name of the cell. */
class Cells {
  readonly found: Record<string, string> = {}
  readonly wanted: Record<string, string> = {}

  note(name: string, found: string, wanted: string): void {
    cells += 1
    if (name in this.found) throw new Error(`${name} twice`)
    this.found[name] = found
    this.wanted[name] = wanted
  }
}

describe('the matrix', () => {
  it('has every route that the server answers, and every message of the protocol', () => {
    const described = desk.server.routes.all.map(nameOf)
    expect(registeredRoutes(desk.server.app).toSorted()).toEqual(described.toSorted())
    expect(Object.keys(HTTP_ASKS).toSorted()).toEqual(described.toSorted())
    expect(Object.keys(SOCKET_ASKS).toSorted()).toEqual([...MESSAGES].toSorted())
  })

  it('has every action of the table', () => {
    const asked = new Set<string | undefined>(desk.server.routes.all.map(({ access }) => access))
    for (const { also, shows } of Object.values(HTTP_ASKS).flat()) asked.add(also).add(shows?.action)
    for (const { also } of Object.values(SOCKET_ASKS).flat()) asked.add(also)
    expect(ACTIONS.filter((action) => !asked.has(action))).toEqual([])
  })

  it('holds for every call that is about the newsroom', async () => {
    const met = new Cells()
    for (const route of desk.server.routes.all.filter(({ of }) => of === undefined)) {
      for (const ask of HTTP_ASKS[nameOf(route)] ?? []) {
        for (const asker of desk.askers) {
          const name = [asker.name, nameOf(route), ask.says].join(', ')
          met.note(name, await call(route, ask, asker, null), wantedOf(route, ask, asker, null))
        }
      }
    }
    expect(met.found).toEqual(met.wanted)
  })

  it.each(PLACES)('holds for every call about an article: %s', async (state) => {
    const met = new Cells()
    for (const route of desk.server.routes.all.filter(({ of }) => of === 'article')) {
      for (const ask of HTTP_ASKS[nameOf(route)] ?? []) {
        for (const asker of desk.askers) {
          const name = [asker.name, nameOf(route), ask.says].join(', ')
          met.note(name, await call(route, ask, asker, state), wantedOf(route, ask, asker, state))
        }
      }
    }
    expect(met.found).toEqual(met.wanted)
  })

  it.each(PLACES)('holds for every message about an article: %s', async (state) => {
    const met = new Cells()
    const watcher = state && (await watch(state))
    for (const asker of desk.askers) {
      for (const [kind, asks] of Object.entries(SOCKET_ASKS)) {
        for (const ask of asks) {
          const name = [asker.name, kind, ask.says].join(', ')
          met.note(name, await say(ask, asker, state, watcher), heardOf(ask, asker, state))
        }
      }
    }
    watcher?.close()
    expect(met.found).toEqual(met.wanted)
  })
})

const nameOf = ({ method, url }: RouteDescription) => `${method} ${url}`
const idOf = (state: ArticleState | null) => articles.get(state) ?? ''

/** What the table says to a call. */
function wantedOf(route: RouteDescription, ask: HttpAsk, asker: Asker, state: ArticleState | null): string {
  const done = `${route.answer.status}${ask.changes ? ', and it is on record' : ''}`
  const { access, of } = route
  if (access === 'open' || (asker.hasOperatorKey && route.hasKey)) return done
  const { role } = asker
  if (role === null) return '401 not-signed-in'
  if (access === 'signed-in') return done
  const article = of && state ? { id: idOf(state), state } : null
  if (of && (article === null || modeFor({ role }, article) === null)) return '404 not-found'
  if (!can({ role }, access, article)) return '403 forbidden'
  if (ask.also && !can({ role }, ask.also, article)) return '403 forbidden'
  return ask.shows && can({ role }, ask.shows.action, article) ? `${done}, all of it` : done
}

/** What the server makes of a call. */
async function call(route: RouteDescription, ask: HttpAsk, asker: Asker, state: ArticleState | null) {
  const { of } = route
  const record = () => (of && state ? desk.recordOf(idOf(state)) : desk.recordOfNewsroom())
  const about = {
    number: desk.next(),
    suggestion: of && state && ask.body ? ((await desk.openSuggestions(idOf(state)))[0] ?? '') : 'none',
  }
  const id = of ? idOf(state) : desk.server.idOf('viewer')
  const path = route.url.replace(/:(\w+)/g, (_, name: string) => ask.params?.[name] ?? id)
  const payload = ask.body?.(about)
  const before = await record()
  const ending = new AbortController()
  const answer = await fetch(`${desk.address}${path}${ask.query ?? ''}`, {
    method: route.method,
    signal: ending.signal,
    headers: {
      ...(ask.endsSession ? await anotherSession(asker) : asker.headers),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const text = isStream ? '' : await answer.text()
  ending.abort()
  const changed = (await record()) === before ? '' : ', and it is on record'
  if (answer.status >= 400) {
    const { type, status } = problemSchema.parse(JSON.parse(text))
    return `${status} ${type.slice('urn:stet:problem:'.length)}${changed}`
  }
  return `${answer.status}${changed}${ask.shows && text.includes(ask.shows.text) ? ', all of it' : ''}`
}

/** The same person by the same way, in a session that may end. */
async function anotherSession({ role, headers }: Asker): Promise<Readonly<Record<string, string>>> {
  return role === null ? headers : { ...headers, cookie: await desk.server.signIn(role) }
}

/** What the table says to a message. */
function heardOf(
  { needs, also, refusedWith, changes }: SocketAsk,
  { role }: Asker,
  state: ArticleState | null,
) {
  if (role === null) return 'no socket: 401'
  const article = { id: idOf(state), state: state ?? '' }
  const mode = state && modeFor({ role }, article)
  if (!mode) return 'no socket: 404'
  const isEnough = needs !== null && MODES.indexOf(mode) <= MODES.indexOf(needs)
  if (!isEnough || (also && !can({ role }, also, article))) return `closed: ${refusedWith}`
  if (!changes) return 'answered'
  return `on record${needs === 'suggest' && mode === 'edit' ? ' as text' : ''}`
}

/** What the server makes of a message on a socket of its own. */
async function say(ask: SocketAsk, asker: Asker, state: ArticleState | null, watcher: RawClient | null) {
  const id = idOf(state)
  const address = `${desk.address.replace('http', 'ws')}/sync/${id}?ack=1`
  const client = new RawClient(address, { ...asker.headers })
  const refused = await Promise.race([client.opened().then(() => null), client.ending.then(wordsOf)])
  if (refused !== null) return refused
  if (watcher === null) return 'a socket to an article that does not exist'
  await client.synced()
  const before = await desk.recordOf(id)
  const about = { number: desk.next(), suggestion: openIn(client.doc), watcher }
  const answered = ask.answered?.(client, about)
  ask.send(client, about)
  const barrier = answered ?? client.acknowledged(about.number)
  const ended = await Promise.race([barrier.then(() => null), client.ending.then(wordsOf)])
  barrier.catch(() => {})
  client.close()
  await client.ending
  const isChanged = (await desk.recordOf(id)) !== before
  if (ended !== null) return `${ended}${isChanged ? ', but it is on record' : ''}`
  if (!isChanged) return ask.changes ? 'taken, but not on record' : 'answered'
  if (!ask.changes) return 'answered, but something else is on record'
  return `on record${(await desk.readingOf(id, 'original')).includes(wordOf(about)) ? ' as text' : ''}`
}

function wordsOf(ending: Ending): string {
  return 'code' in ending ? `closed: ${ending.code}` : `no socket: ${ending.status}`
}

/** Somebody who only reads, with a caret, so that there is somebody to ask for. */
async function watch(state: ArticleState): Promise<RawClient> {
  const headers = { cookie: desk.server.cookieOf('admin'), origin: desk.address }
  const address = `${desk.address.replace('http', 'ws')}/sync/${idOf(state)}`
  const watcher = await (await RawClient.open(address, headers)).synced()
  watcher.awareness(stateOf(randomInt(1, 2 ** 32), { at: 'the watcher' }))
  return watcher
}

/** A suggestion in the lead that nobody decided on through a socket. */
function openIn(doc: Y.Doc): readonly [number, number, number] {
  const review = doc.getMap('review')
  for (let item = doc.getText('lead')._start; item; item = item.right) {
    const { client, clock } = item.id
    if (client === 777 && !review.has(insertionKey([client, clock, 1]))) return [client, clock, 1]
  }
  throw new Error('no suggestion is left')
}
