import type { Attributes } from '@tiptap/core'

/** Whether it is one half of a suggested move. Of a mark and of a block's marker alike. */
export const IS_MOVED: Attributes[string] = {
  default: false,
  parseHTML: () => false,
  renderHTML: ({ isMoved }) => (isMoved === true ? { 'data-moved': '' } : {}),
}

const derived = (attribute: string, name: string): Attributes[string] => ({
  default: null,
  parseHTML: () => null,
  renderHTML: (attributes: Record<string, unknown>) => ({ [attribute]: attributes[name] ?? null }),
})

/**
 * The state of a block's own marker, derived from the document and never written back: `insertion` (a user id),
 * `deletion` (sorted user ids joined with a space) and `modification` (JSON of the pending change of kind), each
 * null by default, and `isMoved`. They are rendered as `data-*` and never parsed, so that a paste brings none.
 */
export const DERIVED_ATTRIBUTES: Attributes = {
  insertion: derived('data-insertion', 'insertion'),
  deletion: derived('data-deletion', 'deletion'),
  modification: derived('data-modification', 'modification'),
  isMoved: IS_MOVED,
}
