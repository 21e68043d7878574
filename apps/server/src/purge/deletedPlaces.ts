import { openRoots, TEXT_ROOTS, textRoot } from '@stet/article'
import * as Y from 'yjs'
import type { SoughtText } from './SoughtText.ts'

/**
 * In how many places a text stands in what was deleted and is still in what is stored of a document: earlier snapshots, the
 * log. `updates` from the earliest.
 */
export function deletedPlaces(updates: readonly Uint8Array[], sought: SoughtText): number {
  const doc = openRoots(new Y.Doc({ gc: false }))
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  // What once stood between them is gone as well, so words have no borders any more.
  const parts = sought.inParts()
  const places = TEXT_ROOTS.map((root) => inDeleted(textRoot(doc, root), parts))
  doc.destroy()
  return places.reduce((sum, count) => sum + count, 0)
}

function inDeleted(root: Y.Text, sought: SoughtText): number {
  let text = ''
  const deleted: { readonly from: number; readonly to: number }[] = []
  for (let item = root._start; item; item = item.right) {
    const { content } = item
    const part = content instanceof Y.ContentString ? content.str : item.deleted ? '' : '\n'
    if (item.deleted && part !== '') deleted.push({ from: text.length, to: text.length + part.length })
    text += part
  }
  const isDeleted = (from: number, to: number) => deleted.some((range) => range.from < to && range.to > from)
  return sought.find(text).filter(({ from, to }) => isDeleted(from, to)).length
}
