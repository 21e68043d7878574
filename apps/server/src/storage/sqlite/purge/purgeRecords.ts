import type { DatabaseSync } from 'node:sqlite'
import type { SoughtText } from '../../../purge/SoughtText.ts'
import { CHAIN_BEGINNING, chainHash } from '../chainHash.ts'
import { auditText, REMOVED_DETAIL, type AuditColumns } from '../auditText.ts'
import { decisionText, type ChainedDecision } from '../decisionText.ts'

/** A place in a chain from which text was taken, and the hash of what is left of it there. */
export type RemainingLink = readonly [number: number, hash: string]

/** What a purge took from the records: their chains keep the hashes of before, and these say what is left. */
export interface PurgedRecords {
  readonly places: number
  readonly decisions: readonly RemainingLink[]
  readonly entries: readonly RemainingLink[]
}

/** What an entry about an earlier purge says, as long as it is there: it goes on record again with this one. */
type EarlierPurge = Partial<Pick<PurgedRecords, 'decisions' | 'entries'>>

/** Takes the text of decisions in an article, and the detail of entries of the audit log about it, where they have a text. */
export function purgeRecords(database: DatabaseSync, id: string, sought: SoughtText): PurgedRecords {
  const decisions = purgeDecisions(database, id, sought)
  const entries = purgeEntries(database, id, sought)
  const earlier = entries.flatMap(({ earlier: each }) => each ?? [])
  return {
    places: decisions.places + entries.length,
    decisions: [...decisions.links, ...earlier.flatMap((each) => each.decisions ?? [])],
    entries: [...entries.map(({ link }) => link), ...earlier.flatMap((each) => each.entries ?? [])],
  }
}

function purgeDecisions(
  database: DatabaseSync,
  id: string,
  sought: SoughtText,
): { readonly places: number; readonly links: readonly RemainingLink[] } {
  const rows = database.prepare('SELECT sequence, position, text FROM decisions WHERE article = ?').all(id)
  const found = rows.filter(({ text }) => sought.isIn(String(text)))
  const remove = database.prepare(
    "UPDATE decisions SET text = '', salt = NULL, is_removed = 1 WHERE article = ? AND sequence = ? AND position = ?",
  )
  for (const { sequence, position } of found) remove.run(id, Number(sequence), Number(position))
  const links = [...new Set(found.map(({ sequence }) => Number(sequence)))].map((sequence) =>
    remainingDecisions(database, id, sequence),
  )
  return { places: found.length, links }
}

function remainingDecisions(database: DatabaseSync, article: string, sequence: number): RemainingLink {
  const row = database
    .prepare('SELECT link FROM decision_links WHERE article = ? AND sequence = ?')
    .get(article, sequence)
  const link = Number(row?.['link'])
  const records = database
    .prepare(
      `SELECT at, decided_by AS decidedBy, verdict, whose, what, text, seal, length FROM decisions
        WHERE article = ? AND sequence = ? ORDER BY position`,
    )
    .all(article, sequence) as unknown as ChainedDecision[]
  const previous = hashBefore(database, 'decision_links', 'link', link)
  return [link, chainHash(decisionText(previous, { link, article, sequence, records }))]
}

interface PurgedEntry {
  readonly link: RemainingLink
  readonly earlier: EarlierPurge | null
}

function purgeEntries(database: DatabaseSync, id: string, sought: SoughtText): readonly PurgedEntry[] {
  const rows = database
    .prepare('SELECT sequence, at, person, article, what, detail FROM audit WHERE article = ?')
    .all(id) as unknown as AuditColumns[]
  const remove = database.prepare('UPDATE audit SET detail = ?, is_removed = 1 WHERE sequence = ?')
  return rows
    .filter(({ detail }) => sought.isInValue(JSON.parse(detail)))
    .map((row): PurgedEntry => {
      remove.run(REMOVED_DETAIL, row.sequence)
      const previous = hashBefore(database, 'audit', 'sequence', row.sequence)
      const hash = chainHash(auditText(previous, { ...row, detail: REMOVED_DETAIL }))
      const earlier = row.what === 'text-purged' ? (JSON.parse(row.detail) as EarlierPurge) : null
      return { link: [row.sequence, hash], earlier }
    })
}

function hashBefore(database: DatabaseSync, table: string, number: string, link: number): string {
  const row = database
    .prepare(`SELECT hash FROM ${table} WHERE ${number} < ? ORDER BY ${number} DESC LIMIT 1`)
    .get(link)
  return typeof row?.['hash'] === 'string' ? row['hash'] : CHAIN_BEGINNING
}
