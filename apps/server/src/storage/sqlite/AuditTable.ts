import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { AuditEntry, StoredAuditEntry } from '../AuditEntry.ts'
import type { RecordPage, RecordQuery } from '../Store.ts'

/** The audit log; rows are added and read, nothing else. */
export class AuditTable {
  readonly #insert: StatementSync
  readonly #list: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'INSERT INTO audit (at, person, article, what, detail) VALUES ($at, $person, $article, $what, $detail)',
    )
    this.#list = database.prepare(`
      SELECT sequence, at, person, article, what, detail FROM audit
      WHERE $sequence IS NULL OR sequence < $sequence ORDER BY sequence DESC LIMIT $limit`)
  }

  add({ at, person, article, what, detail }: AuditEntry): void {
    const row = { $at: at, $person: person, $article: article, $what: what, $detail: JSON.stringify(detail) }
    this.#insert.run(row)
  }

  list({ cursor, limit }: RecordQuery): RecordPage<StoredAuditEntry> {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) return { records: [], next: null }
    const rows = this.#list.all({
      $sequence: cursor === undefined ? null : Number(cursor),
      $limit: limit + 1,
    })
    const records = rows.slice(0, limit).map((row) => {
      const detail = JSON.parse(String(row['detail'])) as AuditEntry['detail']
      return Object.assign({}, row as unknown as StoredAuditEntry, { detail })
    })
    const last = records.at(-1)
    return { records, next: rows.length > limit && last ? String(last.sequence) : null }
  }
}
