import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { DecisionRecord, StoredDecisionRecord } from '../DecisionRecord.ts'
import type { RecordPage, RecordQuery } from '../Store.ts'

/** The record of decisions; rows are added and read, nothing else. */
export class DecisionTable {
  readonly #insert: StatementSync
  readonly #list: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(`
      INSERT INTO decisions (article, sequence, position, at, decided_by, verdict, whose, what, text, length)
      VALUES ($article, $sequence, $position, $at, $decidedBy, $verdict, $whose, $what, $text, $length)`)
    this.#list = database.prepare(`
      SELECT sequence, position, at, decided_by AS decidedBy, verdict, whose, what, text, length FROM decisions
      WHERE article = $article AND ($sequence IS NULL OR (sequence, position) < ($sequence, $position))
      ORDER BY sequence DESC, position DESC
      LIMIT $limit`)
  }

  /** To be called in the transaction of the update that carries them. */
  add(article: string, sequence: number, records: readonly DecisionRecord[]): void {
    for (const [position, record] of records.entries()) {
      const { at, decidedBy, verdict, whose, what, text, length } = record
      this.#insert.run({
        $article: article,
        $sequence: sequence,
        $position: position,
        $at: at,
        $decidedBy: decidedBy,
        $verdict: verdict,
        $whose: whose,
        $what: what,
        $text: text,
        $length: length,
      })
    }
  }

  list(article: string, { cursor, limit }: RecordQuery): RecordPage<StoredDecisionRecord> {
    const place = cursor === undefined ? null : /^(\d{1,15})\.(\d{1,15})$/.exec(cursor)
    if (cursor !== undefined && !place) return { records: [], next: null }
    const rows = this.#list.all({
      $article: article,
      $sequence: place ? Number(place[1]) : null,
      $position: place ? Number(place[2]) : null,
      $limit: limit + 1,
    }) as unknown as StoredDecisionRecord[]
    const records = rows.slice(0, limit)
    const last = records.at(-1)
    return { records, next: rows.length > limit && last ? `${last.sequence}.${last.position}` : null }
  }
}
