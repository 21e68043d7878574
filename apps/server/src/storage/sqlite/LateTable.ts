import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LateRecord, StoredLateRecord } from '../LateRecord.ts'
import { transaction } from './openDatabase.ts'

/** Settled ones that are told beside all that are open. */
const TOLD = 20

/** What came late into articles, and who has seen it. */
export class LateTable {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #list: StatementSync
  readonly #settle: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare(`
      INSERT INTO late_work (article, at, person, inserted, struck, restored, ids, spans)
      SELECT key, $at, $person, $inserted, $struck, $restored, $ids, $spans FROM articles WHERE id = $article`)
    this.#list = database.prepare(`
      SELECT * FROM (
        SELECT number, at, person, inserted, struck, restored, ids, spans, settled_at AS settledAt, settled_by AS settledBy,
          row_number() OVER (PARTITION BY settled_at IS NULL ORDER BY number DESC) AS place
        FROM late_work WHERE article = (SELECT key FROM articles WHERE id = ?)
      ) WHERE settledAt IS NULL OR place <= ${TOLD} ORDER BY number DESC`)
    this.#settle = database.prepare(`
      UPDATE late_work SET settled_at = $at, settled_by = $by
      WHERE number = $number AND settled_at IS NULL AND article = (SELECT key FROM articles WHERE id = $article)`)
  }

  /** To be called in the transaction of the update that it came with. */
  add(article: string, { at, person, inserted, struck, restored, ids, spans }: LateRecord): void {
    this.#insert.run({
      $article: article,
      $at: at,
      $person: person,
      $inserted: inserted,
      $struck: struck,
      $restored: restored,
      $ids: JSON.stringify(ids),
      $spans: JSON.stringify(spans),
    })
  }

  list(article: string): readonly StoredLateRecord[] {
    return this.#list.all(article).map((row) => {
      const { ids, spans, place: _place, ...rest } = row
      return Object.assign(rest, {
        ids: JSON.parse(String(ids)) as StoredLateRecord['ids'],
        spans: JSON.parse(String(spans)) as StoredLateRecord['spans'],
      }) as unknown as StoredLateRecord
    })
  }

  settle(article: string, numbers: readonly number[], by: string | null, at: number): number {
    return transaction(this.#database, () =>
      numbers.reduce((count, number) => {
        const { changes } = this.#settle.run({ $article: article, $number: number, $by: by, $at: at })
        return count + Number(changes)
      }, 0),
    )
  }
}
