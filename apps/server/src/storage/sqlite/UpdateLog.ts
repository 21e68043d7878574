import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { PendingUpdate } from '../CommitQueue.ts'
import type { StoredDecisionRecord } from '../DecisionRecord.ts'
import type { CompactResult, LoadResult, RecordPage, RecordQuery } from '../Store.ts'
import { containsAll } from '../containsAll.ts'
import { checksum } from './checksum.ts'
import { DecisionTable } from './DecisionTable.ts'
import { transaction } from './openDatabase.ts'
import { isDamage } from './sqliteFailure.ts'

interface StoredBytes {
  readonly bytes: Uint8Array
  readonly checksum: number
}

interface StoredLog {
  readonly ok: true
  readonly key: number
  readonly epoch: number
  readonly through: number
  readonly snapshot: Uint8Array
  readonly rows: readonly { readonly sequence: number; readonly bytes: Uint8Array }[]
}

/** Snapshots, the updates behind them, and what those decided. */
export class UpdateLog {
  readonly #database: DatabaseSync
  readonly #decisions: DecisionTable
  readonly #insert: StatementSync
  readonly #selectSnapshot: StatementSync
  readonly #selectTail: StatementSync
  readonly #replaceSnapshot: StatementSync
  readonly #dropTail: StatementSync
  #lastSequence: number

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#decisions = new DecisionTable(database)
    this.#insert = database.prepare(
      'INSERT INTO updates (article, sequence, bytes, checksum) SELECT key, ?, ?, ? FROM articles WHERE id = ?',
    )
    this.#selectSnapshot = database.prepare(`
      SELECT articles.key, articles.epoch, snapshots.through, snapshots.bytes, snapshots.checksum
      FROM articles LEFT JOIN snapshots ON snapshots.article = articles.key WHERE articles.id = ?`)
    this.#selectTail = database.prepare(
      'SELECT sequence, bytes, checksum FROM updates WHERE article = ? AND sequence > ? ORDER BY sequence',
    )
    this.#replaceSnapshot = database.prepare(
      'UPDATE snapshots SET through = ?, bytes = ?, checksum = ? WHERE article = ?',
    )
    this.#dropTail = database.prepare('DELETE FROM updates WHERE article = ? AND sequence <= ?')
    const last = database
      .prepare(
        'SELECT max(coalesce((SELECT max(sequence) FROM updates), 0), coalesce((SELECT max(through) FROM snapshots), 0)) AS last',
      )
      .get()
    this.#lastSequence = Number(last?.['last'] ?? 0)
  }

  /** One durable transaction, the records of decisions included. Null where there is no such article. */
  append(updates: readonly PendingUpdate[]): (number | null)[] {
    return transaction(this.#database, () =>
      updates.map(({ id, update, decisions }) => {
        this.#lastSequence += 1
        const { changes } = this.#insert.run(this.#lastSequence, update, checksum(update), id)
        if (changes === 0) return null
        this.#decisions.add(id, this.#lastSequence, decisions)
        return this.#lastSequence
      }),
    )
  }

  listDecisions(id: string, query: RecordQuery): RecordPage<StoredDecisionRecord> {
    return this.#decisions.list(id, query)
  }

  load(id: string): LoadResult {
    const read = this.#read(id)
    if (!read.ok) return read
    const { epoch, snapshot, through, rows } = read
    const lastSequence = rows.at(-1)?.sequence ?? through
    return { ok: true, document: { epoch, snapshot, tail: rows.map((row) => row.bytes), lastSequence } }
  }

  compact(id: string, snapshot: Uint8Array, throughSequence: number): CompactResult {
    const read = this.#read(id)
    if (!read.ok) {
      return { ok: false, reason: read.reason === 'missing' ? 'missing' : 'refused', detail: read.detail }
    }
    const replaced = read.rows.filter((row) => row.sequence <= throughSequence)
    const completeness = containsAll(snapshot, [read.snapshot, ...replaced.map((row) => row.bytes)])
    if (!completeness.ok) return { ok: false, reason: 'refused', detail: completeness.detail }
    const through = replaced.at(-1)?.sequence ?? read.through
    return transaction(this.#database, () => {
      this.#replaceSnapshot.run(through, snapshot, checksum(snapshot), read.key)
      this.#dropTail.run(read.key, through)
      return { ok: true }
    })
  }

  #read(id: string): StoredLog | (LoadResult & { readonly ok: false }) {
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
