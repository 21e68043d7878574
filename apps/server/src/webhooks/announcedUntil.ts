import { embargoOf } from '../articles/embargoOf.ts'
import type { ArticleRow } from '../storage/Store.ts'

/**
 * Until when an article may not be used that is told of before it is out; null: it is not told of. It is scheduled for the
 * first time, under an embargo that has not passed, and open to the newsroom: whoever may publish has decided that this text goes
 * out, and when. Pure; milliseconds since 1970.
 */
export function announcedUntil(row: ArticleRow, now: number): number | null {
  const isRestricted = row.metadata['isRestricted'] === true
  if (row.publication !== 'scheduled' || row.publishAt === null || isRestricted) return null
  const until = embargoOf(row) ?? now
  return until <= now ? null : Math.max(until, row.publishAt)
}
