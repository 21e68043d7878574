import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SERVER_USER } from '@stet/article'
import type { AuditEntry } from '../storage/AuditEntry.ts'
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
      withReplaced(dataDir, ARTICLES_FILE, (replaced) => {
        notes.push(...purgedSince(replaced, database))
        transaction(database, () => addAudit(replaced, database))
      })
    })
    // It went out since, or nobody waits for it any more.
    database.exec('DELETE FROM mails')
    // What receivers were told since nobody knows here: whoever restores decides whether they are told it (again).
    database.exec("UPDATE deliveries SET state = 'gaveUp', problem = 'restored' WHERE state = 'waiting'")
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

/**
 * Entries since the backup with their hashes, so that what others noted of the chain stays true; none if the two logs do not
 * begin alike, because then they are not of one installation.
 */
function addAudit(replaced: DatabaseSync, staged: DatabaseSync): void {
  const columns = 'sequence, at, person, article, what, detail'
  const from = Number(staged.prepare('SELECT max(sequence) AS last FROM audit').get()?.['last'] ?? 0)
  // A purge may have taken the detail of an entry since; its hash is still the one that was written.
  const isPurged = hasColumn(replaced, 'is_removed') && isRemoved(replaced, from)
  const compared = isPurged ? 'sequence, at, person, article, what, hash' : columns
  const last = staged.prepare(`SELECT ${compared} FROM audit WHERE sequence = ?`).get(from)
  const same = replaced.prepare(`SELECT ${compared} FROM audit WHERE sequence = ?`).get(from)
  if (last && JSON.stringify(same) !== JSON.stringify(last)) return
  const later = `FROM audit WHERE sequence > ? ORDER BY sequence`
  if (!hasColumn(replaced, 'hash')) {
    const table = new AuditTable(staged)
    for (const row of replaced.prepare(`SELECT ${columns} ${later}`).iterate(from)) {
      table.add({
        ...(row as unknown as AuditEntry),
        detail: JSON.parse(String(row['detail'])) as AuditEntry['detail'],
      })
    }
    return
  }
  const removed = hasColumn(replaced, 'is_removed') ? 'is_removed' : '0'
  const add = staged.prepare(
    `INSERT INTO audit (${columns}, hash, is_removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const row of replaced.prepare(`SELECT ${columns}, hash, ${removed} ${later}`).iterate(from)) {
    add.run(...Object.values(row))
  }
}

function isRemoved(database: DatabaseSync, sequence: number): boolean {
  return database.prepare('SELECT 1 FROM audit WHERE sequence = ? AND is_removed').get(sequence) !== undefined
}

/** Whether the audit log of a store is of a version that has this column. */
function hasColumn(database: DatabaseSync, name: string): boolean {
  return database.prepare("SELECT 1 FROM pragma_table_info('audit') WHERE name = ?").get(name) !== undefined
}

/** What was purged since the backup is in it again: told, so that it can be purged again. */
function purgedSince(replaced: DatabaseSync, staged: DatabaseSync): readonly string[] {
  const isKnown = staged.prepare("SELECT 1 FROM audit WHERE what = 'text-purged' AND hash = ?")
  if (!hasColumn(replaced, 'is_removed')) return []
  return replaced
    .prepare("SELECT article, at, hash FROM audit WHERE what = 'text-purged' ORDER BY sequence")
    .all()
    .filter(({ hash }) => isKnown.get(String(hash)) === undefined)
    .map(({ article, at }) => {
      const when = new Date(Number(at)).toISOString()
      return `article ${String(article)} has again what was purged from it on ${when}: purge it again`
    })
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
