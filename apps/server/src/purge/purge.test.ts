import { Attribution } from '@stet/article'
import {
  articleAnswerSchema,
  auditPageSchema,
  decisionPageSchema,
  problemSchema,
  purgeAnswerSchema,
  purgePreviewSchema,
  suggestionListSchema,
  threadListSchema,
  versionAnswerSchema,
} from '@stet/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { DeskOnDisk, silent } from '../backup/testing/DeskOnDisk.ts'
import { verifyStore } from '../backup/verifyStore.ts'
import { RawClient } from '../sync/testing/RawClient.ts'
import { readingsOf } from './readingsOf.ts'
import { SoughtText } from './SoughtText.ts'
import { tracesIn } from './testing/tracesIn.ts'

const NAME = 'Quirlmeyer'

let desk: DeskOnDisk
beforeAll(async () => {
  desk = await DeskOnDisk.open()
})
afterAll(() => desk.close())

const ask = (role: 'reporter' | 'subeditor' | 'chief', url: string, payload?: object) =>
  desk.server.ask(role, payload ? 'POST' : 'GET', url, payload ? { payload } : {})

/** A tab as ours are, of this person. */
function open(role: 'reporter' | 'chief', id: string, client: number, epoch: number, doc?: Y.Doc) {
  const query = `edit=${client}&suggest=${client + 1}&schema=1&epoch=${epoch}&ack=1`
  const headers = { cookie: desk.server.cookieOf(role), origin: desk.address }
  return RawClient.open(`${desk.address.replace('http', 'ws')}/sync/${id}?${query}`, headers, doc)
}

async function articleOf(id: string) {
  return articleAnswerSchema.parse((await ask('chief', `/api/articles/${id}?view=markup`)).json())
}

const previewOf = async (id: string, text: string, isPart = false) =>
  purgePreviewSchema.parse((await ask('chief', `/api/articles/${id}/purge/preview`, { text, isPart })).json())

const purge = (id: string, text = NAME, reason = 'Quellenschutz, Anruf vom 30.') =>
  ask('chief', `/api/articles/${id}/purge`, { text, reason })

/** An article in which the name stands in every way in which one can. */
async function nameEverywhere(): Promise<string> {
  const article = {
    headline: `${NAME} klagt an`,
    lead: { text: 'Ein Zeuge redet.', runs: [{ from: 4, to: 9, link: `https://a.example/${NAME}` }] },
    sections: [
      { heading: '', blocks: [{ kind: 'paragraph', text: `Herr ${NAME.toUpperCase()} sagt es so.` }] },
    ],
    details: [{ key: 'Quelle', value: `K. ${NAME}` }],
  }
  const { id } = (await ask('reporter', '/api/articles', { article })).json<{ id: string }>()
  await desk.server.ask('chief', 'PATCH', `/api/articles/${id}`, {
    payload: { keywords: [NAME, 'Hafen'], internalNote: `Nur ${NAME} fragen.` },
  })
  await desk.write('reporter', id, (doc) => {
    doc.getText('lead').insert(0, `${NAME} sagt: `)
    doc.getText('kicker').insert(0, `Fall ${NAME}`)
  })
  await desk.write('reporter', id, (doc) => doc.getText('kicker').delete(0, 99))
  await ask('reporter', `/api/articles/${id}/versions`, { name: `Mit ${NAME}` })
  await desk.write('subeditor', id, (doc) => doc.getText('byline').insert(0, `mit ${NAME}`))
  await desk.write('subeditor', id, (doc) => doc.getText('dateline').insert(0, `bei ${NAME}`))
  const { suggestions } = suggestionListSchema.parse(
    (await ask('chief', `/api/articles/${id}/suggestions`)).json(),
  )
  for (const { text, id: suggestion } of suggestions.map((each) => ({
    text: JSON.stringify(each),
    id: each.id,
  }))) {
    if (!text.includes('dateline')) continue
    await ask('chief', `/api/articles/${id}/suggestions/resolve`, { ids: [suggestion], action: 'reject' })
  }
  await ask('chief', `/api/articles/${id}/comments`, {
    id: crypto.randomUUID(),
    text: `Darf ${NAME} genannt werden?`,
    quote: NAME,
    anchor: { root: 'lead', ids: [], suggestion: null },
  })
  return id
}

describe('a purge', () => {
  let id: string
  beforeEach(async () => {
    id = await nameEverywhere()
  })

  it('[U1] [U2] finds the text wherever it stands, removes it, and leaves no byte of it in any file', async () => {
    const { places } = await previewOf(id, 'quirlMEYER')
    expect(places).toEqual({
      live: 5,
      suggestions: 1,
      hidden: 1,
      deleted: 1,
      versions: 2,
      publications: 0,
      comments: 2,
      records: 1,
      metadata: 3,
    })
    expect(tracesIn(desk.dataDir, NAME)).not.toEqual([])
    const answer = purgeAnswerSchema.parse((await purge(id)).json())
    expect(answer).toMatchObject({ places, isScrubbed: true, keptIn: [] })
    expect(answer.note).toContain('Backups')
    expect(tracesIn(desk.dataDir, NAME)).toEqual([])
    expect((await previewOf(id, NAME, true)).places).toEqual(
      Object.fromEntries(Object.keys(places).map((place) => [place, 0])),
    )
    const { article, slug, keywords } = await articleOf(id)
    expect(article).toMatchObject({ headline: ' klagt an', details: [{ key: 'Quelle', value: 'K. ' }] })
    expect(slug).toBe('klagt-an')
    expect(keywords).toEqual(['Hafen'])
  })

  it('[U3] leaves every other character under its id, with its author, and takes what is typed afterwards', async () => {
    const letters = await lettersOf(id, new SoughtText({ text: NAME, isPart: false }, 'de'))
    await purge(id)
    expect(await lettersOf(id)).toEqual(letters)
    expect(letters).toContainEqual(expect.stringMatching(/^suggestions m \d+,\d+ /))
    const { epoch } = await articleOf(id)
    const tab = await (await open('reporter', id, 7_001, epoch)).synced()
    tab.write(7_001, (doc) => doc.getText('headline').insert(0, 'Zeuge'))
    await tab.acknowledged(1)
    tab.close()
    expect((await articleOf(id)).article.headline).toBe('Zeuge klagt an')
  })

  it('[U4] an open tab is sent away with 4410, and neither it nor an offline copy brings the text back', async () => {
    const { epoch } = await articleOf(id)
    const tab = await (await open('reporter', id, 6_001, epoch)).synced()
    tab.write(6_001, (doc) => doc.getText('subheadline').insert(0, 'Davor gesichert. '))
    await tab.acknowledged(1)
    const [answer, ending] = await Promise.all([purge(id), tab.ending])
    expect([answer.statusCode, ending]).toEqual([200, { code: 4410 }])
    expect(tab.doc.getText('headline').toString()).toContain(NAME)
    expect(await (await open('reporter', id, 6_001, epoch, tab.doc)).ending).toEqual({ code: 4410 })

    // A program that names no epoch sends all that it has: what was purged is known, and stays gone.
    const headers = { cookie: desk.server.cookieOf('reporter'), origin: desk.address }
    const address = `${desk.address.replace('http', 'ws')}/sync/${id}`
    const program = await (await RawClient.open(address, headers, tab.doc)).synced()
    program.sendAll()
    await program.synced()
    program.close()
    await program.ending
    expect((await articleOf(id)).article).toMatchObject({
      headline: ' klagt an',
      subheadline: 'Davor gesichert. ',
    })
    expect(tracesIn(desk.dataDir, NAME)).toEqual([])
  })

  it('[U4] loses nothing of what others type while it runs', async () => {
    const { epoch } = await articleOf(id)
    const tab = await (await open('reporter', id, 5_001, epoch)).synced()
    let typed = ''
    const state = { isOver: false }
    void tab.ending.then(() => (state.isOver = true))
    const purging = purge(id)
    for (let count = 0; !state.isOver; count += 1) {
      const word = ` w${count}`
      tab.write(5_001, (doc) => {
        const text = doc.getText('subheadline')
        text.insert(text.length, word)
      })
      const isSaved = await tab.acknowledged(count).then(
        () => true,
        () => false,
      )
      if (isSaved) typed += word
    }
    expect((await purging).statusCode).toBe(200)
    expect(typed).not.toBe('')
    const { subheadline } = (await articleOf(id)).article
    expect(subheadline.startsWith(typed)).toBe(true)
  })

  it('[U5] is on record with who, why and how much, without the text, and the chains hold', async () => {
    expect((await purge(id)).statusCode).toBe(200)
    const { entries } = auditPageSchema.parse((await ask('chief', '/api/audit')).json())
    const entry = entries.find(({ what, article }) => what === 'text-purged' && article === id)
    expect(entry).toMatchObject({
      person: { id: desk.server.idOf('chief') },
      detail: {
        reason: 'Quellenschutz, Anruf vom 30.',
        places: { live: 5 },
        decisions: [[expect.any(Number), expect.any(String)]],
      },
    })
    expect(JSON.stringify(entries).toLowerCase()).not.toContain(NAME.toLowerCase())
    const { decisions } = decisionPageSchema.parse(
      (await ask('chief', `/api/articles/${id}/decisions`)).json(),
    )
    expect(decisions).toMatchObject([{ verdict: 'reject', text: '', isTextRemoved: true }])
    expect((await verifyStore(desk.dataDir, null, silent)).problems).toEqual([])
  })

  it('[U6] keeps versions and comments, with a gap where the text was', async () => {
    await purge(id)
    const version = versionAnswerSchema.parse((await ask('chief', `/api/articles/${id}/versions/2`)).json())
    expect(version.version.name).toBe('Mit […]')
    expect(version.article.lead.text).toBe(' sagt: Ein Zeuge redet.')
    expect(version.article.lead.runs).toBeUndefined()
    const { threads } = threadListSchema.parse((await ask('chief', `/api/articles/${id}/comments`)).json())
    expect(threads).toMatchObject([{ quote: '[…]', comments: [{ text: 'Darf […] genannt werden?' }] }])
  })

  it('[U5] wants a reason that does not hold the text, and a text that stands somewhere', async () => {
    const holding = await purge(id, NAME, `wegen ${NAME}s Anwalt`)
    expect([holding.statusCode, problemSchema.parse(holding.json()).errors?.[0]?.path]).toEqual([
      400,
      'reason',
    ])
    expect((await purge(id, NAME, ' ')).statusCode).toBe(400)
    expect((await purge(id, 'Q')).statusCode).toBe(400)
    expect((await purge(id, 'Niemand')).statusCode).toBe(409)
    expect((await ask('reporter', `/api/articles/${id}/purge`, { text: NAME, reason: 'x' })).statusCode).toBe(
      403,
    )
    expect((await articleOf(id)).epoch).toBe(1)
    expect((await purge(id)).statusCode).toBe(200)
  })

  it('[U1] leaves longer words alone unless they are asked for, and says that there are some', async () => {
    await desk.write('reporter', id, (doc) => doc.getText('kicker').insert(0, `${NAME}s Hof, ${NAME}ei`))
    expect((await previewOf(id, NAME)).insideWords).toBe(2)
    await purge(id)
    expect((await articleOf(id)).article.kicker).toBe(`${NAME}s Hof, ${NAME}ei`)
    const { places } = await previewOf(id, NAME, true)
    expect(places.live).toBe(2)
    await desk.server.ask('chief', 'POST', `/api/articles/${id}/purge`, {
      payload: { text: NAME, isPart: true, reason: 'Auch gebeugt' },
    })
    expect((await articleOf(id)).article.kicker).toBe('s Hof, ei')
    expect(tracesIn(desk.dataDir, NAME)).toEqual([])
    expect((await verifyStore(desk.dataDir, null, silent)).problems).toEqual([])
  })
})

/** Every letter in every reading, with its id and its author; without those of a text. */
async function lettersOf(id: string, without?: SoughtText): Promise<readonly string[]> {
  const read = await desk.server.articles.rooms.read(id, (doc) => {
    const attribution = new Attribution(doc)
    return [...readingsOf(doc)].flatMap(({ reading, line }) => {
      const gone = without?.find(line.text) ?? []
      return Array.from(line.text).flatMap((letter, at) => {
        if (gone.some(({ from, to }) => at >= from && at < to)) return []
        const [[client, clock] = [0, 0]] = line.idsOf(at, at + 1)
        return [`${reading} ${letter} ${client},${clock} ${attribution.stateAt(client, clock).author}`]
      })
    })
  })
  if (!read.ok) throw new Error(read.reason)
  return read.value
}
