import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { AuditEntry, StoredAuditEntry } from '../AuditEntry.ts'
import type { AuditLines } from '../AuditStore.ts'
import type { RecordPage, RecordQuery } from '../Store.ts'
import { auditLine, auditText, type AuditColumns } from './auditText.ts'
import { CHAIN_BEGINNING, chainHash } from './chainHash.ts'

/** The audit log, chained by hash; rows are added and read, nothing else. */
export class AuditTable {
  readonly #last: StatementSync
  readonly #insert: StatementSync
  readonly #list: StatementSync
  readonly #from: StatementSync
  readonly #hashOf: StatementSync

  constructor(database: DatabaseSync) {
    // The number that SQLite gave last: one that was taken away by hand is not given again.
    this.#last = database.prepare(`
      SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0) AS sequence,
        (SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1) AS hash`)
    this.#insert = database.prepare(`
      INSERT INTO audit (sequence, at, person, article, what, detail, hash)
      VALUES ($sequence, $at, $person, $article, $what, $detail, $hash)`)
    this.#from = database.prepare(`
      SELECT sequence, at, person, article, what, detail, hash FROM audit
      WHERE sequence > ? ORDER BY sequence LIMIT ?`)
    this.#hashOf = database.prepare(
      'SELECT hash FROM audit WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1',
    )
    this.#list = database.prepare(`
      SELECT sequence, at, person, article, what, detail FROM audit
      WHERE $sequence IS NULL OR sequence < $sequence ORDER BY sequence DESC LIMIT $limit`)
  }

  /** Nobody else may write meanwhile. */
  add({ at, person, article, what, detail }: AuditEntry): void {
    const last = this.#last.get()
    const sequence = Number(last?.['sequence']) + 1
    const previous = typeof last?.['hash'] === 'string' ? last['hash'] : CHAIN_BEGINNING
    const columns = { sequence, at, person, article, what, detail: JSON.stringify(detail) }
    this.#insert.run({
      $sequence: sequence,
      $at: at,
      $person: person,
      $article: article,
      $what: what,
      $detail: columns.detail,
      $hash: chainHash(auditText(previous, columns)),
    })
  }

  lines(after: number, limit: number): AuditLines {
    const rows = this.#from.all(after, limit) as unknown as (AuditColumns & { readonly hash: string })[]
    const before = this.#hashOf.get(after)?.['hash']
    let previous = typeof before === 'string' ? before : CHAIN_BEGINNING
    const lines: string[] = []
    for (const row of rows) {
      lines.push(auditLine(previous, row, row.hash))
      previous = row.hash
    }
    return { lines, last: rows.at(-1)?.sequence ?? null }
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
