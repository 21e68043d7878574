import { articleSchema, itemAt, openRoots } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { editDocument } from './editDocument.ts'
import { articleBytes } from './testing/Tab.ts'

const author = {
  user: 'anna',
  clientIds: { edit: 101, suggest: 102 },
  schema: articleSchema,
  mode: 'edit' as const,
}

function opened(): Y.Doc {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, articleBytes(article('Lage', section('', p('eins')))))
  return doc
}

it('[B51] writes one transaction under the ids of the author', () => {
  const doc = opened()
  let transactions = 0
  doc.on('afterTransaction', () => {
    transactions += 1
  })
  const isChanged = editDocument({ ...author, doc }, (state) => state.tr.insertText('Neue ', 3))
  expect([isChanged, transactions, doc.getText('headline').toString()]).toEqual([true, 1, 'Neue Lage'])
  expect(itemAt(doc, [101, 0])?.length).toBe(5)
  expect(editDocument({ ...author, doc }, () => null)).toBe(false)
  expect(editDocument({ ...author, doc }, (state) => state.tr)).toBe(false)
})

it('[B51] throws what goes wrong', () => {
  const doc = opened()
  doc.getText('headline').observe(() => {
    throw new Error('broken')
  })
  expect(() => editDocument({ ...author, doc }, (state) => state.tr.insertText('x', 3))).toThrow('broken')
})
