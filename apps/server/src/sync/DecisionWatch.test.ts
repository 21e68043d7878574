import {
  decisionKey,
  insertionName,
  reviewRoot,
  spanKey,
  spansRoot,
  subjectName,
  type IdRange,
} from '@stet/article'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredDecisionRecord } from '../storage/DecisionRecord.ts'
import { eventually } from './testing/eventually.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

const ANNA = 11
const ANNA_SUGGESTING = 12
const CHRIS = 31

let server: SyncServer
let id: string
let anna: RawClient
let chris: RawClient
let barrier = 0
/** All that this client sent is on disk. */
const stored = (who: RawClient) => who.acknowledged((barrier += 1))

beforeEach(async () => {
  server = await SyncServer.open()
  id = await server.article('Stand')
  anna = await open('anna', `?edit=${ANNA}&suggest=${ANNA_SUGGESTING}&ack=1`)
  chris = await open('chris', `?suggest=${CHRIS}&ack=1`)
})
afterEach(() => server.close())

async function open(name: string, query: string): Promise<RawClient> {
  const address = `ws://127.0.0.1:${server.port}/sync/${id}${query}`
  return (await RawClient.open(address, server.headersOf(name))).synced()
}
/** Somebody types at the start of the lead; anna has seen it. */
async function type(who: RawClient, client: number, text: string): Promise<IdRange> {
  who.write(client, (doc) => doc.getText('lead').insert(0, text))
  await stored(who)
  await anna.until(() => anna.doc.getText('lead').toString().startsWith(text))
  return [client, 0, text.length]
}
/** Anna decides on what has that name; it is on disk. */
async function decide(name: string, value: unknown): Promise<void> {
  const key = decisionKey(ANNA, name)
  anna.write(ANNA, (doc) =>
    value === null ? reviewRoot(doc).delete(key) : void reviewRoot(doc).set(key, value),
  )
  await stored(anna)
}
const records = async () => (await server.store.listDecisions(id, { limit: 500 })).records.toReversed()
const said = ({ decidedBy, verdict, whose, what, text, length }: StoredDecisionRecord) => ({
  decidedBy,
  verdict,
  whose,
  what,
  text,
  length,
})

describe('[S52] on record', () => {
  it('is who decided, and whose it was by what the document says; also what undo takes back', async () => {
    const name = insertionName(await type(chris, CHRIS, 'Neu.'))
    const before = Date.now()
    await decide(name, { do: 'accept', n: 1, of: 'ben' })
    await decide(name, { do: 'open', n: 2 })
    await decide(name, { do: 'reject', n: 3 })
    await decide(name, null)
    const all = await records()
    expect(all.map(({ verdict }) => verdict)).toEqual(['accept', 'open', 'reject', 'removed'])
    for (const record of all)
      expect(record).toMatchObject({
        decidedBy: 'anna',
        whose: 'chris',
        what: name,
        text: 'Neu.',
        length: 4,
      })
    for (const { at } of all) expect(at).toBeGreaterThanOrEqual(before)
    expect(all.map(({ sequence }) => sequence)).toEqual(
      all.map(({ sequence }) => sequence).toSorted((left, right) => left - right),
    )
  })

  it('is that somebody accepted a suggestion of their own', async () => {
    const name = insertionName(await type(anna, ANNA_SUGGESTING, 'Selbst'))
    await decide(name, { do: 'accept', n: 1, of: 'chris' })
    expect((await records()).map(said)).toMatchObject([{ decidedBy: 'anna', whose: 'anna', text: 'Selbst' }])
  })

  it('is what goes, and what a format was', async () => {
    await type(anna, ANNA, 'Alt und 😀')
    await chris.until(() => chris.doc.getText('lead').length === 10)
    const [striking, bold] = [spanKey(CHRIS, 0), spanKey(CHRIS, 1)]
    const span = { t: 'bold', on: true, root: 'lead', s: [ANNA, 0, 0], e: [ANNA, 3, 0], n: 2 }
    chris.write(CHRIS, (doc) => {
      spansRoot(doc).set(striking, { t: 'del', ids: [[ANNA, 4, 6]], n: 1 })
      spansRoot(doc).set(bold, span)
    })
    await stored(chris)
    await anna.until(() => spansRoot(anna.doc).size === 2)
    const deletion = subjectName({ about: 'deletion', spanKey: striking, range: [ANNA, 4, 6] })
    const format = subjectName({ about: 'format', spanKey: bold, n: 2 })
    await decide(deletion, { do: 'accept', n: 3 })
    await decide(format, { do: 'reject', n: 4, of: 'chris', span })
    expect((await records()).map(said)).toEqual([
      {
        decidedBy: 'anna',
        verdict: 'accept',
        whose: 'chris',
        what: deletion,
        text: 'und 😀',
        length: 6,
      },
      {
        decidedBy: 'anna',
        verdict: 'reject',
        whose: 'chris',
        what: format,
        text: '{"t":"bold","on":true}',
        length: 0,
      },
    ])
  })

  it('is no more text than a record may hold, and no half character', async () => {
    const range = await type(chris, CHRIS, `x${'😀'.repeat(2_000)}`)
    await decide(insertionName(range), { do: 'accept', n: 1 })
    const [record] = await records()
    expect(record).toMatchObject({ text: `x${'😀'.repeat(499)}`, length: 4_001 })
  })

  it('is nothing of what decides nothing', async () => {
    await decide('i:1:2', { do: 'accept', n: 1 })
    await decide('i:1:2:3', { do: 'burn', n: 1 })
    expect(await records()).toEqual([])
  })

  it('is nothing of what the server puts back at once, because it was undone too late', async () => {
    const name = insertionName(await type(chris, CHRIS, 'Neu.'))
    const key = decisionKey(ANNA, name)
    await decide(name, { do: 'accept', n: 1 })
    server.change('anna', 'suggest')
    expect(await anna.ending).toEqual({ code: 4403 })
    const late = await open('anna', `?edit=${ANNA}&suggest=${ANNA_SUGGESTING}`)
    late.write(ANNA, (doc) => {
      reviewRoot(doc).delete(key)
      doc.getText('lead').insert(0, 'spät')
    })
    await chris.until(() => chris.doc.getText('lead').toString().startsWith('spät'))
    const kept = await server.sync.rooms.read(id, (doc) => reviewRoot(doc).get(key))
    expect(kept).toMatchObject({ ok: true, value: { do: 'accept', n: 1, by: 'anna' } })
    expect((await records()).map(({ verdict }) => verdict)).toEqual(['accept'])
  })

  it('is that somebody decided anew what was decided so already', async () => {
    const name = insertionName(await type(chris, CHRIS, 'Neu.'))
    await decide(name, { do: 'accept', n: 1 })
    const ben = await open('ben', '?edit=21&ack=1')
    ben.write(21, (doc) => void reviewRoot(doc).set(decisionKey(21, name), { do: 'accept', n: 1 }))
    await stored(ben)
    expect((await records()).map(({ decidedBy }) => decidedBy)).toEqual(['anna', 'ben'])
  })

  it('is nothing before its update is on disk', async () => {
    const key = decisionKey(ANNA, insertionName(await type(chris, CHRIS, 'Neu.')))
    server.store.hold()
    anna.write(ANNA, (doc) => void reviewRoot(doc).set(key, { do: 'accept', n: 1 }))
    await eventually(() => server.store.health().pendingUpdates > 0)
    expect(await records()).toEqual([])
    server.store.letGo()
    await eventually(async () => (await records()).length === 1)
  })
})

describe('[S51] on record', () => {
  it('is that an update was refused, without what it said; not what an honest client meets', async () => {
    const loaded = await open('ben', '')
    loaded.write(CHRIS, (doc) => doc.getText('lead').insert(0, 'geheim'))
    expect(await loaded.ending).toEqual({ code: 4403 })
    const broken = await open('ben', '')
    broken.write(77, (doc) => doc.getMap('geheim').set('x', 'geheim'))
    expect(await broken.ending).toEqual({ code: 4400 })
    server.change('anna', 'view')
    expect(await anna.ending).toEqual({ code: 4403 })
    const { records: entries } = await server.store.listAudit({ limit: 9 })
    expect(entries).toMatchObject([
      { person: 'ben', article: id, what: 'update-refused', detail: { code: 4400, mode: 'edit' } },
      { person: 'ben', article: id, what: 'update-refused', detail: { code: 4403, mode: 'edit' } },
    ])
    expect(JSON.stringify(entries)).not.toContain('geheim')
  })
})
