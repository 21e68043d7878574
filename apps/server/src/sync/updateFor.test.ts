import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { updateFor } from './updateFor.ts'

it('[S63] is what Yjs gives, whoever else the state vector names, and however often', () => {
  const doc = new Y.Doc()
  for (const client of [1, 2, 3]) {
    doc.clientID = client
    doc.getText('body').insert(0, `of ${client}`)
  }
  doc.getText('body').delete(2, 3)
  const vectors = [
    [],
    [[1, 4]],
    [
      [2, 2],
      [3, 1],
    ],
    [
      [1, 9],
      [2, 0],
    ],
  ] as const
  for (const known of vectors) {
    const named = Y.encodeStateVector(new Map(known))
    const expected = Y.encodeStateAsUpdate(doc, named)
    expect(updateFor(doc, named)).toEqual(expected)
    const more = new Map<number, number>([...known, [77, 5], [2 ** 40, 1]])
    expect(updateFor(doc, Y.encodeStateVector(more))).toEqual(expected)
  }
  const twice = Uint8Array.of(3, 1, 9, 1, 2, 77, 1)
  expect(updateFor(doc, twice)).toEqual(Y.encodeStateAsUpdate(doc, twice))
})
