import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** Versions that went out and are not what they were by their hash, or are missing from the row of their article. */
export function checkPublications(database: DatabaseSync): readonly string[] {
  const rows = database
    .prepare(
      'SELECT id, publications.version, hash, article_json FROM publications JOIN articles ON key = article',
    )
    .iterate()
  const problems: string[] = []
  for (const { id, version, hash, article_json: json } of rows) {
    if (createHash('sha256').update(String(json)).digest('hex') !== hash)
      problems.push(`a published version is damaged: article ${String(id)}, version ${String(version)}`)
  }
  const gaps = database
    .prepare(
      `SELECT id FROM articles WHERE version <> (SELECT count(*) FROM publications WHERE article = key) LIMIT 100`,
    )
    .all()
  return [...problems, ...gaps.map(({ id }) => `published versions are missing: article ${String(id)}`)]
}
