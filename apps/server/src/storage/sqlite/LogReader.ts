import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LoadResult } from '../Store.ts'
import { checksum } from './checksum.ts'
import { isDamage } from './sqliteFailure.ts'

interface StoredBytes {
  readonly bytes: Uint8Array
  readonly checksum: number
}

/** An article's rows, each of which matches its checksum. */
export interface StoredLog {
  readonly ok: true
  /** Of its row in `articles`. */
  readonly key: number
  readonly epoch: number
  /** The last update that the snapshot contains. */
  readonly through: number
  readonly snapshot: Uint8Array
  readonly rows: readonly { readonly sequence: number; readonly bytes: Uint8Array }[]
}

/** Reads documents as they are stored, of a file of any version; needs no right to write it. */
export class LogReader {
  readonly #selectSnapshot: StatementSync
  readonly #selectTail: StatementSync

  constructor(database: DatabaseSync) {
    this.#selectSnapshot = database.prepare(`
      SELECT articles.key, articles.epoch, snapshots.through, snapshots.bytes, snapshots.checksum
      FROM articles LEFT JOIN snapshots ON snapshots.article = articles.key WHERE articles.id = ?`)
    this.#selectTail = database.prepare(
      'SELECT sequence, bytes, checksum FROM updates WHERE article = ? AND sequence > ? ORDER BY sequence',
    )
  }

  /** Two statements: in a transaction if somebody else may write meanwhile. */
  read(id: string): StoredLog | (LoadResult & { readonly ok: false }) {
    try {
      const stored = this.#selectSnapshot.get(id)
      if (stored === undefined) return { ok: false, reason: 'missing', detail: 'no such article' }
      if (!isWhole(stored)) return corrupt('the snapshot does not match its checksum')
      const through = Number(stored['through'])
      const key = Number(stored['key'])
      const rows: { sequence: number; bytes: Uint8Array }[] = []
      for (const row of this.#selectTail.iterate(key, through)) {
        const sequence = Number(row['sequence'])
        if (!isWhole(row)) return corrupt(`update ${sequence} does not match its checksum`)
        rows.push({ sequence, bytes: row.bytes })
      }
      return { ok: true, key, epoch: Number(stored['epoch']), through, snapshot: stored.bytes, rows }
    } catch (error) {
      if (isDamage(error)) return corrupt('the file is damaged')
      throw error
    }
  }
}

function corrupt(detail: string): LoadResult & { readonly ok: false } {
  return { ok: false, reason: 'corrupt', detail }
}

function isWhole(row: Record<string, unknown>): row is Record<string, unknown> & StoredBytes {
  return row['bytes'] instanceof Uint8Array && checksum(row['bytes']) === row['checksum']
}
