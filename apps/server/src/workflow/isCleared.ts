import type { ArticleRow } from '../storage/Store.ts'

/** Whether the legal department cleared the text of an article as it is, as far as the row knows: a change takes that off it. */
export function isCleared({ metadata }: Pick<ArticleRow, 'metadata'>): boolean {
  return metadata['isCleared'] === true
}
