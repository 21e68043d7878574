import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SERVER_USER } from '@stet/article'
import { AuditTable } from '../storage/sqlite/AuditTable.ts'
import { transaction } from '../storage/sqlite/openDatabase.ts'
import { openReadOnly } from '../storage/sqlite/openReadOnly.ts'
import { ACCOUNTS_FILE, ARTICLES_FILE, SECRET_FILE } from './installationFiles.ts'
import { withStagedArticles } from './stageBackup.ts'

export interface Carried {
  /** Milliseconds since 1970. */
  readonly at: number
  /** When the backup was made. */
  readonly backupOf: string
  /** Name of the folder that keeps what is replaced; null where there is nothing. */
  readonly keptIn: string | null
}

/** A secret shorter than this is none. */
const SECRET_LENGTH = 43

/**
 * Takes over from the data folder, which is about to be replaced, what a restore must not take back: the lives that its
 * articles had, the audit log, and who is signed in. What cannot be read there is told, and stops nothing: a damaged store is what
 * restores are for. Nobody may write either store meanwhile.
 */
export function carryOver(dataDir: string, staged: string, carried: Carried): readonly string[] {
  const notes: string[] = []
  const attempt = (what: string, work: () => void) => {
    try {
      work()
    } catch (error) {
      notes.push(`${what}: ${error instanceof Error ? error.message : 'unknown'}`)
    }
  }
  withStagedArticles(staged, (database) => {
    attempt('what was replaced does not tell the epochs of its articles', () => {
      withReplaced(dataDir, ARTICLES_FILE, (replaced) =>
        transaction(database, () => passEpochs(replaced, database)),
      )
    })
    attempt('what was replaced does not give its audit log', () => {
      withReplaced(dataDir, ARTICLES_FILE, (replaced) =>
        transaction(database, () => addAudit(replaced, database)),
      )
    })
    const { at, backupOf, keptIn } = carried
    const detail = { backupOf, keptIn }
    new AuditTable(database).add({ at, person: SERVER_USER, article: null, what: 'restored', detail })
  })
  carrySessions(dataDir, staged, attempt)
  return notes
}

function withReplaced(dataDir: string, file: string, work: (database: DatabaseSync) => void): void {
  if (!existsSync(join(dataDir, file))) return
  const opened = openReadOnly(join(dataDir, file))
  if (!opened.ok) throw new Error(opened.problem)
  try {
    work(opened.database)
  } finally {
    opened.database.close()
  }
}

function passEpochs(replaced: DatabaseSync, staged: DatabaseSync): void {
  const pass = staged.prepare('UPDATE articles SET epoch = ? WHERE id = ? AND epoch < ?')
  for (const { id, epoch } of replaced.prepare('SELECT id, epoch FROM articles').iterate()) {
    const next = Number(epoch) + 1
    pass.run(next, String(id), next)
  }
}

/** Entries since the backup; none if the two logs do not begin alike, because then they are not of one installation. */
function addAudit(replaced: DatabaseSync, staged: DatabaseSync): void {
  const columns = 'sequence, at, person, article, what, detail'
  const last = staged.prepare(`SELECT ${columns} FROM audit ORDER BY sequence DESC LIMIT 1`).get()
  const from = Number(last?.['sequence'] ?? 0)
  const same = replaced.prepare(`SELECT ${columns} FROM audit WHERE sequence = ?`).get(from)
  if (last && JSON.stringify(same) !== JSON.stringify(last)) return
  const add = staged.prepare(`INSERT INTO audit (${columns}) VALUES (?, ?, ?, ?, ?, ?)`)
  for (const row of replaced
    .prepare(`SELECT ${columns} FROM audit WHERE sequence > ? ORDER BY sequence`)
    .iterate(from)) {
    add.run(...Object.values(row))
  }
}

/**
 * Where somebody could be signed in until now, exactly those sessions go on that do so: one that ended since the backup does
 * not come back. On an empty machine those of the backup go on.
 */
function carrySessions(
  dataDir: string,
  staged: string,
  attempt: (what: string, work: () => void) => void,
): void {
  if (!existsSync(join(dataDir, ACCOUNTS_FILE))) return
  const accounts = new DatabaseSync(join(staged, ACCOUNTS_FILE), { enableForeignKeyConstraints: true })
  try {
    accounts.exec('DELETE FROM session')
    attempt('everybody has to sign in again', () => {
      withReplaced(dataDir, ACCOUNTS_FILE, (replaced) =>
        transaction(accounts, () => addSessions(replaced, accounts)),
      )
    })
  } finally {
    accounts.close()
  }
  const secret = join(dataDir, SECRET_FILE)
  if (existsSync(secret) && readFileSync(secret, 'utf8').trim().length >= SECRET_LENGTH) {
    copyFileSync(secret, join(staged, SECRET_FILE))
  }
}

function addSessions(replaced: DatabaseSync, staged: DatabaseSync): void {
  const known = new Set(namesOfColumns(staged))
  const columns = namesOfColumns(replaced).filter((name) => known.has(name))
  const list = columns.map((name) => `"${name}"`).join(', ')
  const add = staged.prepare(`INSERT INTO session (${list}) VALUES (${columns.map(() => '?').join(', ')})`)
  const isPerson = staged.prepare('SELECT 1 FROM user WHERE id = ?')
  for (const row of replaced.prepare(`SELECT ${list} FROM session`).iterate()) {
    if (isPerson.get(String(row['userId'])) !== undefined) add.run(...Object.values(row))
  }
}

function namesOfColumns(database: DatabaseSync): readonly string[] {
  return database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all('session')
    .map(({ name }) => String(name))
}
