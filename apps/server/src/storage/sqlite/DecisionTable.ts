import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { DecisionRecord, StoredDecisionRecord } from '../DecisionRecord.ts'
import type { RecordPage, RecordQuery } from '../Store.ts'
import { CHAIN_BEGINNING, chainHash } from './chainHash.ts'
import { decisionText } from './decisionText.ts'
import { randomSalt, sealOf } from './seal.ts'

type Columns = Omit<StoredDecisionRecord, 'isRemoved'> & { readonly isRemoved: number }

/** The record of decisions, each update's a link of a chain by hash; rows are added and read, nothing else. */
export class DecisionTable {
  readonly #newSalt: () => string
  readonly #lastLink: StatementSync
  readonly #insertLink: StatementSync
  readonly #insert: StatementSync
  readonly #list: StatementSync

  constructor(database: DatabaseSync, newSalt: () => string = randomSalt) {
    this.#newSalt = newSalt
    this.#lastLink = database.prepare(`
      SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'decision_links'), 0) AS link,
        (SELECT hash FROM decision_links ORDER BY link DESC LIMIT 1) AS hash`)
    this.#insertLink = database.prepare(
      'INSERT INTO decision_links (link, article, sequence, hash) VALUES (?, ?, ?, ?)',
    )
    this.#insert = database.prepare(`
      INSERT INTO decisions (article, sequence, position, at, decided_by, verdict, whose, what, text, salt, seal, length)
      VALUES ($article, $sequence, $position, $at, $decidedBy, $verdict, $whose, $what, $text, $salt, $seal, $length)`)
    this.#list = database.prepare(`
      SELECT sequence, position, at, decided_by AS decidedBy, verdict, whose, what, text, is_removed AS isRemoved, length
      FROM decisions
      WHERE article = $article AND ($sequence IS NULL OR (sequence, position) < ($sequence, $position))
      ORDER BY sequence DESC, position DESC
      LIMIT $limit`)
  }

  /** To be called in the transaction of the update that carries them. */
  add(article: string, sequence: number, records: readonly DecisionRecord[]): void {
    if (records.length === 0) return
    const sealed = records.map((record) => {
      const salt = this.#newSalt()
      return Object.assign({ salt, seal: sealOf(salt, record.text) }, record)
    })
    for (const [position, record] of sealed.entries()) {
      const { at, decidedBy, verdict, whose, what, text, salt, seal, length } = record
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
        $salt: salt,
        $seal: seal,
        $length: length,
      })
    }
    // Asked for anew each time: a transaction that fails takes its links with it.
    const last = this.#lastLink.get()
    const link = Number(last?.['link']) + 1
    const previous = typeof last?.['hash'] === 'string' ? last['hash'] : CHAIN_BEGINNING
    const hash = chainHash(decisionText(previous, { link, article, sequence, records: sealed }))
    this.#insertLink.run(link, article, sequence, hash)
  }

  list(article: string, { cursor, limit }: RecordQuery): RecordPage<StoredDecisionRecord> {
    const place = cursor === undefined ? null : /^(\d{1,15})\.(\d{1,15})$/.exec(cursor)
    if (cursor !== undefined && !place) return { records: [], next: null }
    const rows = this.#list.all({
      $article: article,
      $sequence: place ? Number(place[1]) : null,
      $position: place ? Number(place[2]) : null,
      $limit: limit + 1,
    }) as unknown as Columns[]
    const records = rows.slice(0, limit).map(toRecord)
    const last = records.at(-1)
    return { records, next: rows.length > limit && last ? `${last.sequence}.${last.position}` : null }
  }
}

function toRecord({ isRemoved, ...record }: Columns): StoredDecisionRecord {
  return { ...record, isRemoved: isRemoved === 1 }
}
