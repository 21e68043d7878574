import type { EditorMode } from './ArticleBindingOptions.ts'

const WEAKEST_FIRST: readonly EditorMode[] = ['view', 'suggest', 'edit']

/** The mode itself, or the strongest one that a right allows: who may edit may do all, who may suggest may read. */
export function withinRight(mode: EditorMode, right: EditorMode): EditorMode {
  return WEAKEST_FIRST.indexOf(mode) <= WEAKEST_FIRST.indexOf(right) ? mode : right
}
