import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Appended, PendingUpdate } from '../CommitQueue.ts'
import type { StoredDecisionRecord } from '../DecisionRecord.ts'
import type { CompactResult, LoadResult, RecordPage, RecordQuery, SalvagedLog } from '../Store.ts'
import { containsAll } from '../containsAll.ts'
import { checksum } from './checksum.ts'
import { DecisionTable } from './DecisionTable.ts'
import { LateTable } from './LateTable.ts'
import { readLastSequence } from './readLastSequence.ts'
import { LogReader } from './LogReader.ts'
import { transaction } from './openDatabase.ts'
import { SalvageReader } from './SalvageReader.ts'
import { isTroubleOfDisk } from './sqliteFailure.ts'

/** Snapshots, the updates behind them, and what those decided. */
export class UpdateLog {
  readonly #database: DatabaseSync
  readonly #decisions: DecisionTable
  readonly #late: LateTable
  readonly #reader: LogReader
  readonly #salvage: SalvageReader
  readonly #insert: StatementSync
  readonly #keepSnapshot: StatementSync
  readonly #replaceSnapshot: StatementSync
  readonly #dropTail: StatementSync
  #lastSequence: number

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#decisions = new DecisionTable(database)
    this.#late = new LateTable(database)
    this.#reader = new LogReader(database)
    this.#salvage = new SalvageReader(database)
    this.#insert = database.prepare(
      'INSERT INTO updates (article, sequence, bytes, checksum) SELECT key, ?, ?, ? FROM articles WHERE id = ?',
    )
    this.#keepSnapshot = database.prepare(
      'REPLACE INTO earlier_snapshots SELECT article, through, bytes, checksum FROM snapshots WHERE article = ?',
    )
    this.#replaceSnapshot = database.prepare(
      'UPDATE snapshots SET through = ?, bytes = ?, checksum = ? WHERE article = ?',
    )
    this.#dropTail = database.prepare('DELETE FROM updates WHERE article = ? AND sequence <= ?')
    this.#lastSequence = readLastSequence(database)
  }

  /** One durable transaction, what goes on record with them included. Throws where nothing at all can be written. */
  append(updates: readonly PendingUpdate[]): Appended[] {
    try {
      return this.#appendAll(updates)
    } catch (error) {
      if (isTroubleOfDisk(error)) throw error
      return this.#appendApart(updates)
    }
  }

  /**
   * As `append`, but a transaction for each article, so that one that does not take its updates does not fail the others.
   * No savepoints in one: SQLite gives up the whole transaction in which it met damage.
   */
  #appendApart(updates: readonly PendingUpdate[]): Appended[] {
    const appended = new Map<PendingUpdate, Appended>()
    for (const [, own] of Map.groupBy(updates, ({ id }) => id)) {
      const outcomes = this.#appendOrRefuse(own)
      own.forEach((update, index) => appended.set(update, outcomes[index] ?? 'damaged'))
    }
    return updates.map((update) => appended.get(update) ?? 'damaged')
  }

  #appendOrRefuse(updates: readonly PendingUpdate[]): Appended[] {
    try {
      return this.#appendAll(updates)
    } catch (error) {
      if (isTroubleOfDisk(error)) throw error
      return updates.map(() => 'damaged')
    }
  }

  #appendAll(updates: readonly PendingUpdate[]): Appended[] {
    return transaction(this.#database, () => updates.map((update) => this.#add(update)))
  }

  #add({ id, update, decisions, late }: PendingUpdate): Appended {
    this.#lastSequence += 1
    const { changes } = this.#insert.run(this.#lastSequence, update, checksum(update), id)
    if (changes === 0) return 'missing'
    this.#decisions.add(id, this.#lastSequence, decisions)
    if (late) this.#late.add(id, late)
    return this.#lastSequence
  }

  listDecisions(id: string, query: RecordQuery): RecordPage<StoredDecisionRecord> {
    return this.#decisions.list(id, query)
  }

  load(id: string): LoadResult {
    const read = this.#reader.read(id)
    if (!read.ok) return read
    const { epoch, snapshot, through, rows } = read
    const lastSequence = rows.at(-1)?.sequence ?? through
    return { ok: true, document: { epoch, snapshot, tail: rows.map((row) => row.bytes), lastSequence } }
  }

  salvage(id: string): SalvagedLog | null {
    return this.#salvage.read(id)
  }

  compact(id: string, snapshot: Uint8Array, throughSequence: number): CompactResult {
    const read = this.#reader.read(id)
    if (!read.ok) {
      return { ok: false, reason: read.reason === 'missing' ? 'missing' : 'refused', detail: read.detail }
    }
    const replaced = read.rows.filter((row) => row.sequence <= throughSequence)
    const completeness = containsAll(snapshot, [read.snapshot, ...replaced.map((row) => row.bytes)])
    if (!completeness.ok) return { ok: false, reason: 'refused', detail: completeness.detail }
    const through = replaced.at(-1)?.sequence ?? read.through
    return transaction(this.#database, () => {
      this.#keepSnapshot.run(read.key)
      this.#replaceSnapshot.run(through, snapshot, checksum(snapshot), read.key)
      this.#dropTail.run(read.key, through)
      return { ok: true }
    })
  }
}
