import {
  createDocument,
  emptyArticle,
  openRoots,
  spanKey,
  spansRoot,
  type DeletionSpan,
  type IdRange,
} from '@stet/article'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildDocument } from './buildDocument.ts'
import { KnownStructs } from './guard/KnownStructs.ts'
import { readTyping } from './guard/readTyping.ts'
import { WaitingTyping } from './WaitingTyping.ts'

const CHRIS = 202
const KEY = spanKey(CHRIS, 1)

let doc: Y.Doc
let waiting: WaitingTyping
let page: Y.Doc
beforeEach(() => {
  const bytes = createDocument(
    { ...emptyArticle(), headline: 'Hafen 😀', lead: { text: 'Der Kai.' } },
    { clientId: 1, user: 'dora', origin: 'imported' },
  )
  doc = buildDocument({ snapshot: bytes, tail: [] })!
  waiting = new WaitingTyping(doc, new KnownStructs(doc))
  page = pageOf(doc)
})

/** A page that has what another has, and writes under an id. */
function pageOf(other: Y.Doc, client = CHRIS): Y.Doc {
  const copy = openRoots(new Y.Doc())
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(other))
  copy.clientID = client
  return copy
}

/** What writing on the page sends. */
function update(write: () => void): Uint8Array {
  let written: Uint8Array = new Uint8Array()
  page.once('update', (bytes: Uint8Array) => (written = bytes))
  page.transact(write)
  return written
}
/** Whether it can wait; then it does. */
function waits(write: () => void): boolean {
  const bytes = update(write)
  const typing = readTyping(bytes)
  const fitting = typing && waiting.fit(typing)
  if (fitting) waiting.add(bytes, fitting)
  return fitting !== null
}
const strike = (ids: readonly IdRange[], some: Partial<DeletionSpan> = {}, key = KEY) =>
  waits(() => spansRoot(page).set(key, { t: 'del', ids, n: 1, ...some }))
/** The id of a character of the headline. */
const idOf = (index: number): IdRange => {
  const item = page.getText('headline')._start!
  return [item.id.client, item.id.clock + index, 1]
}

describe('WaitingTyping', () => {
  it('[S54] keeps suggested deletions, also those that grow while they wait, and the document takes them in at once', () => {
    expect(strike([idOf(4)])).toBe(true)
    expect(strike([idOf(3), idOf(4)], { n: 2 })).toBe(true)
    expect(strike([idOf(2), idOf(3), idOf(4)], { n: 3 })).toBe(true)
    expect(waits(() => page.getText('lead').insert(3, 's'))).toBe(true)
    expect(strike([idOf(1)], { n: 4 }, spanKey(CHRIS, 2))).toBe(true)
    expect(waiting.updates).toBe(5)
    expect(spansRoot(doc).size).toBe(0)
    waiting.settle()
    expect(spansRoot(doc).toJSON()).toEqual(spansRoot(page).toJSON())
    expect(strike([idOf(0), idOf(1)], { n: 5 }, spanKey(CHRIS, 2))).toBe(true)
  })

  it('[S54] keeps one about what waits itself', () => {
    const before = Y.getState(page.store, CHRIS)
    expect(waits(() => page.getText('headline').insert(2, 'xyz'))).toBe(true)
    expect(strike([[CHRIS, before + 1, 2]])).toBe(true)
    expect(waits(() => page.getText('headline').insert(5, '😀'))).toBe(true)
    expect(strike([[CHRIS, before + 5, 1]], {}, spanKey(CHRIS, 2))).toBe(false)
  })

  it('[S36] [S38] keeps none that names what is not there, no text, half a character, or too high a number', () => {
    const [client, clock] = idOf(0)
    const emoji = 6
    const value = Y.getState(page.store, CHRIS)
    expect(strike([idOf(4)])).toBe(true)
    waiting.settle()
    for (const [ids, n] of [
      [[[client, 1_000_000, 1]], 1],
      [[[7, 0, 1]], 1],
      [[[client, clock + emoji, 1]], 1],
      [[[CHRIS, value, 1]], 1],
      [[idOf(0)], 3],
    ] as const) {
      expect(strike(ids, { n })).toBe(false)
      // As if it had not been written.
      page = pageOf(doc)
    }
    expect(strike([idOf(0)], { n: 2 })).toBe(true)
  })

  it('[S54] asks the document about every other value', () => {
    expect(
      waits(() => spansRoot(page).set(KEY, { t: 'kind', at: idOf(0).slice(0, 2), v: { k: 'p' }, n: 1 })),
    ).toBe(false)
  })

  it('[S54] asks the document about one in the place of what is not the latest, or was taken back', () => {
    expect(strike([idOf(4)])).toBe(true)
    const stale = pageOf(page, CHRIS + 2)
    expect(strike([idOf(3), idOf(4)])).toBe(true)
    page = stale
    expect(strike([idOf(2)])).toBe(false)
  })

  it('[S54] asks the document about one that comes beside what stands under its key already', () => {
    const stale = pageOf(page, CHRIS + 2)
    expect(strike([idOf(4)])).toBe(true)
    page = pageOf(stale, CHRIS + 2)
    expect(strike([idOf(2)])).toBe(false)
    waiting.settle()
    page = pageOf(stale, CHRIS + 4)
    expect(strike([idOf(2)])).toBe(false)
  })

  it('[S32] [S54] lets nobody delete text beside it, or in the place of what it replaces', () => {
    expect(waits(() => page.getText('headline').insert(2, 'xyz'))).toBe(true)
    waiting.settle()
    const both = () => {
      spansRoot(page).set(KEY, { t: 'del', ids: [idOf(0)], n: 1 })
      page.getText('headline').delete(0, 1)
    }
    expect(waits(both)).toBe(false)
    page = pageOf(doc)
    expect(strike([idOf(0)])).toBe(true)
    const bytes = update(() => spansRoot(page).set(KEY, { t: 'del', ids: [idOf(1)], n: 2 }))
    // The set of what is deleted ends with a clock and a length: a letter instead of the earlier value.
    expect(bytes.slice(-2)).toEqual(Uint8Array.of(3, 1))
    const forged = bytes.with(bytes.length - 2, 1)
    const typing = readTyping(forged)
    expect(typing).toMatchObject({ kind: 'strike', replaced: { client: CHRIS, clock: 1 } })
    expect(waiting.fit(typing!)).toBeNull()
    expect(waiting.fit(readTyping(bytes)!)).not.toBeNull()
  })

  it('[S54] lets nobody delete a value that waits as if it were text', () => {
    const value = Y.getState(page.store, CHRIS)
    expect(strike([idOf(4)])).toBe(true)
    expect(waits(() => spansRoot(page).delete(KEY))).toBe(false)
    expect(Y.getState(page.store, CHRIS)).toBe(value + 1)
  })
})
