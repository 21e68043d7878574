import type { DatabaseSync } from 'node:sqlite'
import { auditText, type AuditColumns } from '../storage/sqlite/auditText.ts'
import { CHAIN_BEGINNING, chainHash } from '../storage/sqlite/chainHash.ts'
import { decisionText, type ChainedDecision } from '../storage/sqlite/decisionText.ts'
import { sealOf } from '../storage/sqlite/seal.ts'
import { remainingLinks, type RemainingLinks } from './remainingLinks.ts'

/**
 * Where the audit log and the record of decisions are not what was written, by their hashes: the first place of each that does
 * not fit. Where a purge took text away, it says so in the audit log, with the hash of what is left. The database has the form of
 * this version.
 */
export function checkChains(database: DatabaseSync): readonly string[] {
  const remaining = remainingLinks(database)
  const problems = [firstBreakOfAudit(database, remaining), firstBreakOfDecisions(database, remaining)]
  return problems.filter((problem) => problem !== null)
}

type AuditRow = AuditColumns & { readonly hash: string; readonly isRemoved: number }

function firstBreakOfAudit(database: DatabaseSync, { entries }: RemainingLinks): string | null {
  const rows = database.prepare(
    'SELECT sequence, at, person, article, what, detail, hash, is_removed AS isRemoved FROM audit ORDER BY sequence',
  )
  let previous = CHAIN_BEGINNING
  let last = 0
  for (const row of rows.iterate() as Iterable<unknown> as Iterable<AuditRow>) {
    last += 1
    if (row.sequence !== last) return `the audit log lacks entry ${last}`
    const hash = chainHash(auditText(previous, row))
    const isWritten = row.isRemoved === 1 ? entries.get(last)?.has(hash) === true : hash === row.hash
    if (!isWritten)
      return `the audit log breaks at entry ${last}: it, or the one before, is not what was written`
    previous = row.hash
  }
  const given = lastGiven(database, 'audit')
  return given === last ? null : `the audit log ends with entry ${last}, and ${given} were written`
}

interface LinkRow {
  readonly link: number
  readonly article: string
  readonly sequence: number
  readonly hash: string
}

type DecisionRow = ChainedDecision & {
  readonly position: number
  readonly salt: string | null
  readonly isRemoved: number
}

function firstBreakOfDecisions(database: DatabaseSync, remaining: RemainingLinks): string | null {
  const links = database.prepare('SELECT link, article, sequence, hash FROM decision_links ORDER BY link')
  const records = database.prepare(`
    SELECT position, at, decided_by AS decidedBy, verdict, whose, what, text, salt, seal, length, is_removed AS isRemoved
    FROM decisions
    WHERE article = ? AND sequence = ? ORDER BY position`)
  let previous = CHAIN_BEGINNING
  let last = 0
  for (const row of links.iterate() as Iterable<unknown> as Iterable<LinkRow>) {
    last += 1
    const { link, article, sequence, hash } = row
    if (link !== last) return `the record of decisions lacks link ${last}`
    const found = records.all(article, sequence) as unknown as DecisionRow[]
    const isSound = found.every((record, index) => record.position === index && isSealed(record))
    const now = chainHash(decisionText(previous, { ...row, records: found }))
    if (!isSound || !isLinkWritten(found, now, hash, remaining.decisions.get(link)))
      return `the record of decisions breaks at link ${last}: article ${article} at ${sequence} is not what was written`
    previous = hash
  }
  const given = lastGiven(database, 'decision_links')
  if (given !== last) return `the record of decisions ends with link ${last}, and ${given} were written`
  const stray = database
    .prepare(
      `SELECT article, sequence FROM decisions
        WHERE (article, sequence) NOT IN (SELECT article, sequence FROM decision_links) ORDER BY sequence LIMIT 1`,
    )
    .get()
  return stray
    ? `the record of decisions has more than was written: article ${String(stray['article'])} at ${String(stray['sequence'])}`
    : null
}

/** The text is what its seal stands for, or it is gone with the secret of the seal. */
function isSealed({ text, salt, seal, isRemoved }: DecisionRow): boolean {
  if (isRemoved === 1) return text === '' && salt === null
  return seal === null ? salt === null : salt !== null && sealOf(salt, text) === seal
}

/** `now`: the hash of what is there. Where text is gone that was in the hash of before, what is left has to be on record. */
function isLinkWritten(
  records: readonly DecisionRow[],
  now: string,
  hash: string,
  left: ReadonlySet<string> | undefined,
): boolean {
  if (!records.some(({ isRemoved }) => isRemoved === 1)) return now === hash
  return left?.has(now) === true && (now === hash || records.some(({ seal }) => seal === null))
}

/** SQLite remembers the last number that it gave. */
function lastGiven(database: DatabaseSync, table: string): number {
  const row = database.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table)
  return Number(row?.['seq'] ?? 0)
}
