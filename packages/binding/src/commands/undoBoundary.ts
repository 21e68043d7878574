import type { Transaction } from '@tiptap/pm/state'

/** The meta of a transaction that begins an undo step of its own, however soon after the one before it comes. */
export const UNDO_BOUNDARY = 'articleUndoBoundary'

export function setUndoBoundary(tr: Transaction): Transaction {
  return tr.setMeta(UNDO_BOUNDARY, true)
}

export function isUndoBoundary(tr: Transaction): boolean {
  return tr.getMeta(UNDO_BOUNDARY) === true
}
