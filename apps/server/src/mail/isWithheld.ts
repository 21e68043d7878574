import type { ArticleInQuestion } from '../permissions.ts'

/**
 * Whether not even the headline of an article may leave by mail: it is restricted, under an embargo, or was killed. A time that
 * cannot be read counts as one that has not come. Pure.
 */
export function isWithheld({ publication, metadata }: ArticleInQuestion, now: number): boolean {
  const { isRestricted, embargoUntil } = metadata ?? {}
  if (isRestricted === true || publication === 'killed') return true
  if (embargoUntil === undefined || embargoUntil === null) return false
  return !(typeof embargoUntil === 'string' && Date.parse(embargoUntil) <= now)
}
