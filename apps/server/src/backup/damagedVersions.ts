import type { DatabaseSync } from 'node:sqlite'
import { checksum } from '../storage/sqlite/checksum.ts'

/** Versions of articles of which a stored byte changed. */
export function* damagedVersions(
  database: DatabaseSync,
): Generator<{ readonly id: string; readonly number: number }> {
  const rows = database.prepare(
    `SELECT articles.id, number, bytes, checksum FROM versions JOIN articles ON articles.key = article
      ORDER BY id, number`,
  )
  for (const { id, number, bytes, checksum: noted } of rows.iterate()) {
    if (!(bytes instanceof Uint8Array) || checksum(bytes) !== noted)
      yield { id: String(id), number: Number(number) }
  }
}
