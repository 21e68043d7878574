import { embargoOf } from './embargoOf.ts'
import type { ArticleRow } from '../storage/Store.ts'

/**
 * Until when an embargo holds an article back that is out; null: none does, or it went out over one in an emergency. Pure;
 * milliseconds since 1970.
 */
export function heldUntil(row: ArticleRow, isOverridden: boolean, now: number): number | null {
  const until = embargoOf(row) ?? now
  return isOverridden || until <= now ? null : until
}
