import type { Transaction } from '@tiptap/pm/state'

const STYLE_CHECK = 'articleStyleCheck'

/** Says that a check of the house style found what the transaction puts right. */
export function setStyleCheck(tr: Transaction): Transaction {
  return tr.setMeta(STYLE_CHECK, true)
}

/** Whether a check of the house style found it: the binding says so of what is suggested. */
export function isStyleCheck(tr: Transaction): boolean {
  return tr.getMeta(STYLE_CHECK) === true
}
