import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { toStableJson, type ArticleJson } from '@stet/article'
import { cutArticle } from '../../../purge/cutArticle.ts'
import type { SoughtText } from '../../../purge/SoughtText.ts'

/** Takes a text out of the versions that were published, and out of their notices; how many had it. */
export function purgePublications(database: DatabaseSync, key: number, sought: SoughtText): number {
  const rows = database
    .prepare('SELECT version, notice, article_json FROM publications WHERE article = ?')
    .all(key)
  const keep = database.prepare(`
    UPDATE publications SET article_json = ?, hash = ?, notice = ?, purges = purges + 1 WHERE article = ? AND version = ?`)
  let found = 0
  for (const { version, notice, article_json: json } of rows) {
    const { article, places } = cutArticle(JSON.parse(String(json)) as ArticleJson, sought)
    const omitted = typeof notice === 'string' ? sought.omit(notice) : null
    if (places === 0 && omitted === null) continue
    const text = toStableJson(article)
    const hash = createHash('sha256').update(text).digest('hex')
    keep.run(text, hash, omitted ?? textOf(notice), key, Number(version))
    found += 1
  }
  return found
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
