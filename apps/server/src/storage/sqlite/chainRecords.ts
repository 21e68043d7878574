import type { DatabaseSync } from 'node:sqlite'
import { auditText, type AuditColumns } from './auditText.ts'
import { CHAIN_BEGINNING, chainHash } from './chainHash.ts'
import { decisionText, type ChainedDecision } from './decisionText.ts'

/**
 * The step of the migrations that chains what is on record by hash: entries of the audit log, and the decisions of each
 * update. What is there already is chained as it is found.
 */
export function chainRecords(database: DatabaseSync): void {
  database.exec(`
    ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
    DROP TRIGGER audit_stays;

    CREATE TABLE decision_links (
      link INTEGER PRIMARY KEY AUTOINCREMENT,
      article TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
  `)
  chainAudit(database)
  chainDecisions(database)
  database.exec(`
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER decision_links_stay BEFORE UPDATE ON decision_links
      BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;
    CREATE TRIGGER decision_links_are_kept BEFORE DELETE ON decision_links
      BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;
    CREATE TRIGGER decision_links_are_not_replaced BEFORE INSERT ON decision_links
      WHEN EXISTS (SELECT 1 FROM decision_links WHERE link = NEW.link)
      BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;
  `)
}

function chainAudit(database: DatabaseSync): void {
  const rows = database.prepare(
    'SELECT sequence, at, person, article, what, detail FROM audit ORDER BY sequence',
  )
  const keep = database.prepare('UPDATE audit SET hash = ? WHERE sequence = ?')
  let hash = CHAIN_BEGINNING
  for (const row of rows.all() as unknown as AuditColumns[]) {
    hash = chainHash(auditText(hash, row))
    keep.run(hash, row.sequence)
  }
}

function chainDecisions(database: DatabaseSync): void {
  const rows = database.prepare(`
    SELECT article, sequence, at, decided_by AS decidedBy, verdict, whose, what, text, NULL AS seal, length FROM decisions
    ORDER BY sequence, article, position`)
  const keep = database.prepare(
    'INSERT INTO decision_links (link, article, sequence, hash) VALUES (?, ?, ?, ?)',
  )
  type Row = ChainedDecision & { readonly article: string; readonly sequence: number }
  const updates = Map.groupBy(
    rows.all() as unknown as Row[],
    ({ article, sequence }) => `${sequence} ${article}`,
  )
  let hash = CHAIN_BEGINNING
  let link = 0
  for (const records of updates.values()) {
    const [first] = records
    if (!first) continue
    const { article, sequence } = first
    link += 1
    hash = chainHash(decisionText(hash, { link, article, sequence, records }))
    keep.run(link, article, sequence, hash)
  }
}
