import { createDocument, emptyArticle, read, toArticleJson } from '@stet/article'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import type { SalvagedLog } from '../storage/Store.ts'
import { buildDocument } from './buildDocument.ts'
import { rescueDocument } from './rescueDocument.ts'

const begun = createDocument(
  { ...emptyArticle(), headline: 'Stand' },
  { clientId: 7, user: 'anna', origin: 'typed' },
)

/** An article whose headline got a figure with each of ten updates. */
function log(): SalvagedLog & { readonly rows: { sequence: number; bytes: Uint8Array | null }[] } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, begun)
  doc.clientID = 7
  const rows: { sequence: number; bytes: Uint8Array | null }[] = []
  doc.on('update', (bytes: Uint8Array) => rows.push({ sequence: 100 + rows.length, bytes }))
  const headline = doc.getText('headline')
  for (let digit = 0; digit < 10; digit += 1) headline.insert(headline.length, String(digit))
  const snapshot = { through: 99, bytes: begun }
  return { epoch: 3, snapshot, earlier: snapshot, rows }
}

function headlineOf(salvaged: SalvagedLog): string | null {
  const rescued = rescueDocument(salvaged)
  const doc = rescued && buildDocument(rescued.document)
  return doc && toArticleJson(read(doc, 'original')).headline
}

it('[S71] goes as far as the updates load: up to a damaged one, one that does not decode, or a gap', () => {
  for (let bad = 0; bad < 10; bad += 1) {
    for (const bytes of [null, new Uint8Array([1, 1, 5, 3]), new Uint8Array()]) {
      const salvaged = log()
      salvaged.rows[bad] = { sequence: 100 + bad, bytes }
      expect(headlineOf(salvaged)).toBe('Stand0123456789'.slice(0, 5 + bad))
      const leftOut = Array.from({ length: 10 - bad }, (_, index) => 100 + bad + index)
      expect(rescueDocument(salvaged)).toMatchObject({
        document: { epoch: 3, tail: [] },
        isEarlier: false,
        leftOut,
      })
    }
    const salvaged = log()
    salvaged.rows.splice(bad, 1)
    expect(headlineOf(salvaged)).toBe('Stand0123456789'.slice(0, 5 + bad))
  }
})

it('[S71] begins with the snapshot before where the snapshot is damaged, and loses nothing where they are the same', () => {
  const whole = log()
  const damaged = { through: 99, bytes: null }
  expect(headlineOf({ ...whole, snapshot: damaged })).toBe('Stand0123456789')
  const later = { ...whole, snapshot: { through: 150, bytes: null }, rows: [] }
  expect(headlineOf(later)).toBe('Stand')
  expect(rescueDocument(later)).toMatchObject({ isEarlier: true })
  const unknown = { ...whole, snapshot: null }
  expect(headlineOf(unknown)).toBe('Stand')
})

it('[S71] is nothing, never an empty document, where no snapshot loads', () => {
  const empty = { through: 99, bytes: Y.encodeStateAsUpdate(new Y.Doc()) }
  const none = { through: 99, bytes: null }
  for (const snapshot of [empty, none, null]) {
    for (const earlier of [empty, none, null]) {
      expect(rescueDocument({ ...log(), snapshot, earlier })).toBeNull()
      expect(rescueDocument({ ...log(), snapshot, earlier, rows: [] })).toBeNull()
    }
  }
})
