import type { UserId } from './ids.ts'

/**
 * What of the pending is shown. `original`: insertions hidden, deletions and formats ignored (what is published).
 * `final`: as if all were accepted. `markup`: both, marked. `without`: that person's pending things as in `original`.
 * `history`: `markup`, with what was decided told as well, and what decisions hid still there.
 */
export type View = 'original' | 'final' | 'markup' | 'history' | { readonly without: UserId }
