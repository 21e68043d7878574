import type { DatabaseSync } from 'node:sqlite'
import type { SoughtText } from '../../../purge/SoughtText.ts'

/** Takes a text out of the comments on an article and out of what they quote; how many had it. */
export function purgeComments(database: DatabaseSync, key: number, sought: SoughtText): number {
  const comments = database
    .prepare(
      'SELECT comments.key AS row, text FROM comments JOIN comment_threads ON comment_threads.key = thread WHERE article = ?',
    )
    .all(key)
  const quotes = database
    .prepare('SELECT key AS row, quote AS text FROM comment_threads WHERE article = ?')
    .all(key)
  const changeText = database.prepare('UPDATE comments SET text = ? WHERE key = ?')
  const changeQuote = database.prepare('UPDATE comment_threads SET quote = ? WHERE key = ?')
  let found = 0
  for (const [rows, change] of [
    [comments, changeText],
    [quotes, changeQuote],
  ] as const) {
    for (const { row, text } of rows) {
      const omitted = sought.omit(String(text))
      if (omitted === null) continue
      change.run(omitted, Number(row))
      found += 1
    }
  }
  return found
}
