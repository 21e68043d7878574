import type { Transaction } from '@tiptap/pm/state'

/** The meta of a transaction that is an undo step of its own, however soon another one comes before or behind it. */
export const UNDO_BOUNDARY = 'articleUndoBoundary'

export function setUndoBoundary(tr: Transaction): Transaction {
  return tr.setMeta(UNDO_BOUNDARY, true)
}

export function isUndoBoundary(tr: Transaction): boolean {
  return tr.getMeta(UNDO_BOUNDARY) === true
}
