import { randomInt } from 'node:crypto'
import { insertionName, nameIn } from '@stet/article'
import { ARTICLE_STATES, MODES, problemSchema, ROLES } from '@stet/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { RouteDescription } from './http/route.ts'
import { ACTIONS, can, modeFor, type ArticleInQuestion } from './permissions.ts'
import { RawClient, type Ending } from './sync/testing/RawClient.ts'
import type { Asker } from './testing/matrix/Asker.ts'
import { HTTP_ASKS, type HttpAsk } from './testing/matrix/HTTP_ASKS.ts'
import { MatrixDesk } from './testing/matrix/MatrixDesk.ts'
import { registeredRoutes } from './testing/matrix/registeredRoutes.ts'
import { MESSAGES, SOCKET_ASKS, stateOf, wordOf, type SocketAsk } from './testing/matrix/SOCKET_ASKS.ts'

const NOWHERE = '00000000-0000-4000-8000-000000000000'
/** An article in each state, one that is restricted to somebody else, one to who asks, and one that does not exist. */
const PLACES = [...ARTICLE_STATES, 'restricted', 'restricted to all', null] as const
type Place = (typeof PLACES)[number]

let desk: MatrixDesk
let cells = 0
const articles = new Map<Place, ArticleInQuestion>()
/** What was on record behind the last call, by article; of the newsroom by null. */
const records = new Map<string | null, string>()

beforeAll(async () => {
  desk = await MatrixDesk.open()
  for (const state of ARTICLE_STATES) articles.set(state, { id: await desk.article(state), state })
  const everybody = ROLES.map((role) => desk.server.idOf(role))
  for (const [place, readers] of [
    ['restricted', []],
    ['restricted to all', everybody],
  ] as const) {
    const metadata = { isRestricted: true, readers }
    articles.set(place, { id: await desk.article('in_review', metadata), state: 'in_review', metadata })
  }
})
beforeEach(() => records.clear())
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
    // Without this one an article does not exist: the place `restricted` asks for it with every call and every message.
    asked.add('seeRestricted')
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
    for (const route of desk.server.routes.all.filter(({ of }) => of !== undefined)) {
      for (const ask of HTTP_ASKS[nameOf(route)] ?? []) {
        for (const asker of askersIn(state)) {
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
    for (const asker of askersIn(state)) {
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

/** What a single scope takes away is the same in every state: those tokens come where most may be done, and where least. */
const askersIn = (place: Place) =>
  desk.askers.filter(({ scopes }) => place === 'draft' || place === 'restricted' || scopes?.length !== 1)
const nameOf = ({ method, url }: RouteDescription) => `${method} ${url}`
const idOf = (place: Place) => articles.get(place)?.id ?? NOWHERE

/** What the table says to a call. */
function wantedOf(route: RouteDescription, ask: HttpAsk, asker: Asker, state: Place): string {
  const done = `${route.answer.status}${ask.changes ? ', and it is on record' : ''}`
  const { access, of } = route
  if (ask.refused) return ask.refused
  if (access === 'open' || (asker.hasOperatorKey && route.hasKey)) return done
  const { role, scopes } = asker
  if (role === null) return '401 not-signed-in'
  const actor = { id: desk.server.idOf(role), role, scopes }
  if (access === 'signed-in') return done
  const article = (of && articles.get(state)) ?? null
  if (of && (article === null || modeFor(actor, article) === null)) return '404 not-found'
  if (of === 'comment' && !can(actor, 'readComments', article)) return '404 not-found'
  if (!can(actor, access, article)) return '403 forbidden'
  if (ask.also && !can(actor, ask.also, article)) return '403 forbidden'
  if (ask.answered) return ask.answered
  return ask.shows && can(actor, ask.shows.action, article) ? `${done}, all of it` : done
}

/** What the server makes of a call. */
async function call(route: RouteDescription, ask: HttpAsk, asker: Asker, state: Place) {
  const { of } = route
  const record = () => (of && state ? desk.recordOf(idOf(state)) : desk.recordOfNewsroom())
  const said = {
    number: desk.next(),
    id: crypto.randomUUID(),
    suggestion:
      of && state && ask.isOfSuggestion ? ((await desk.openSuggestions(idOf(state)))[0] ?? '') : 'none',
  }
  const id = await named(route, ask, asker, state)
  const params: Record<string, string> = {
    ...ask.params,
    ...(ask.isOfOtherVersion && state ? { v: await desk.otherVersion(id) } : {}),
    ...(ask.makesToken ? { token: newTokenOf(asker) } : {}),
  }
  const path = route.url.replace(/:(\w+)/g, (_, name: string) => params[name] ?? id)
  const payload = ask.body?.(said)
  await ask.prepare?.(desk.server)
  const about = of && state ? idOf(state) : null
  const isPrepared = ask.prepare || ask.makesToken || ask.endsSession || ask.thread
  const before = (isPrepared ? undefined : records.get(about)) ?? (await record())
  const ending = new AbortController()
  const answer = await fetch(`${desk.address}${path}${ask.query ?? ''}`, {
    method: route.method,
    signal: ending.signal,
    redirect: 'manual',
    headers: {
      ...(ask.endsSession ? await anotherSession(asker) : asker.headers),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const text = isStream ? '' : await answer.text()
  ending.abort()
  const after = await record()
  records.set(about, after)
  const changed = after === before ? '' : ', and it is on record'
  if (answer.status >= 400) {
    const { type, status } = problemSchema.parse(JSON.parse(text))
    return `${status} ${type.slice('urn:stet:problem:'.length)}${changed}`
  }
  return `${answer.status}${changed}${ask.shows && text.includes(ask.shows.text) ? ', all of it' : ''}`
}

/** The id of a token that the person of this asker has just made; where there is nobody, of none. */
function newTokenOf({ role }: Asker): string {
  if (role === null) return NOWHERE
  return desk.server.accounts.createToken(desk.server.idOf(role), { name: 'Neu', scopes: ['read'], days: 1 })
    .token.id
}

/** What `:id` is in a call. */
function named({ of }: RouteDescription, ask: HttpAsk, asker: Asker, state: Place) {
  if (!of) return desk.server.idOf('viewer')
  return state && ask.thread ? desk.openThread(idOf(state), asker, ask.thread) : idOf(state)
}

/** The same person by the same way, in a session that may end. */
async function anotherSession({ role, headers }: Asker): Promise<Readonly<Record<string, string>>> {
  return { ...headers, cookie: role === null ? '' : await desk.server.signIn(role) }
}

/** What the table says to a message. */
function heardOf({ needs, also, refusedWith, changes }: SocketAsk, { role, scopes }: Asker, state: Place) {
  if (role === null) return 'no socket: 401'
  const actor = { id: desk.server.idOf(role), role, scopes }
  const article = articles.get(state)
  const mode = article && modeFor(actor, article)
  if (!mode) return 'no socket: 404'
  const isEnough = needs !== null && MODES.indexOf(mode) <= MODES.indexOf(needs)
  if (!isEnough || (also && !can(actor, also, article))) return `closed: ${refusedWith}`
  if (!changes) return 'answered'
  return `on record${needs === 'suggest' && mode === 'edit' ? ' as text' : ''}`
}

/** What the server makes of a message on a socket of its own. */
async function say(ask: SocketAsk, asker: Asker, state: Place, watcher: RawClient | null) {
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

/** Somebody who sees every article, with a caret, so that there is somebody to ask for. */
async function watch(state: Place): Promise<RawClient> {
  const headers = { cookie: desk.server.cookieOf('chief'), origin: desk.address }
  const address = `${desk.address.replace('http', 'ws')}/sync/${idOf(state)}`
  const watcher = await (await RawClient.open(address, headers)).synced()
  watcher.awareness(stateOf(randomInt(1, 2 ** 32), { at: 'the watcher' }))
  return watcher
}

/** A suggestion in the lead that nobody decided on through a socket. */
function openIn(doc: Y.Doc): readonly [number, number, number] {
  const decided = new Set([...doc.getMap('review').keys()].map(nameIn))
  for (let item = doc.getText('lead')._start; item; item = item.right) {
    const { client, clock } = item.id
    if (client === 777 && !decided.has(insertionName([client, clock, 1]))) return [client, clock, 1]
  }
  throw new Error('no suggestion is left')
}
