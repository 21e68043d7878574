import type { DatabaseSync } from 'node:sqlite'
import { isDamage } from './sqliteFailure.ts'

/** Looks at the end of each article, not at all its updates: their number does not matter. */
const LAST_OF_EACH = `
  SELECT max(
    coalesce((SELECT sequence FROM updates WHERE article = articles.key ORDER BY sequence DESC LIMIT 1), 0),
    coalesce((SELECT through FROM snapshots WHERE article = articles.key), 0)
  ) AS last FROM articles`

/** The highest sequence that was given. An article whose end is damaged takes nothing more and does not count. */
export function readLastSequence(database: DatabaseSync): number {
  try {
    return Number(database.prepare(`SELECT max(last) AS last FROM (${LAST_OF_EACH})`).get()?.['last'] ?? 0)
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  const lastOf = database.prepare(`${LAST_OF_EACH} WHERE key = ?`)
  let last = 0
  for (const { key } of database.prepare('SELECT key FROM articles').all()) {
    try {
      last = Math.max(last, Number(lastOf.get(key ?? null)?.['last'] ?? 0))
    } catch (error) {
      if (!isDamage(error)) throw error
    }
  }
  return last
}
