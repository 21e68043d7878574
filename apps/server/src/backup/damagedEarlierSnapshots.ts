import type { DatabaseSync } from 'node:sqlite'
import { checksum } from '../storage/sqlite/checksum.ts'

/** Ids of articles of which the snapshot before the one in use is damaged: they read, but could not be rescued. */
export function* damagedEarlierSnapshots(database: DatabaseSync): Generator<string> {
  const rows = database.prepare(
    'SELECT articles.id, bytes, checksum FROM earlier_snapshots JOIN articles ON articles.key = article ORDER BY id',
  )
  for (const { id, bytes, checksum: noted } of rows.iterate()) {
    if (!(bytes instanceof Uint8Array) || checksum(bytes) !== noted) yield String(id)
  }
}
