import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { openReadOnly } from '../storage/sqlite/openReadOnly.ts'
import { checkArticles } from './checkArticles.ts'
import { checkChains } from './checkChains.ts'
import { checkRows } from './checkRows.ts'
import { checkForm } from './checkForm.ts'
import { checkPublications } from './checkPublications.ts'
import { damagedEarlierSnapshots } from './damagedEarlierSnapshots.ts'
import { damagedVersions } from './damagedVersions.ts'
import { ACCOUNTS_FILE, ARTICLES_FILE } from './installationFiles.ts'
import type { Manifest } from './Manifest.ts'
import { Progress, type Tell } from './Progress.ts'
import { compareHeads } from './recordHeads.ts'

/** Something that is wrong, in words without text of an article. */
export interface StoreProblem {
  /** Id of the article that it is about, if it is about one. */
  readonly article: string | null
  readonly what: string
  /** The manifest says so: the article did not load, or the records did not fit, when the backup was made, and are in it as they were. */
  readonly isOld: boolean
}

export interface StoreReport {
  readonly articles: number
  readonly problems: readonly StoreProblem[]
}

const ACCOUNT_TABLES = ['user', 'session', 'account', 'verification'] as const

/**
 * Reads everything that an installation has stored, in a data folder (also beside the server that writes it) or in a backup,
 * and names what is wrong. With `manifest` every article has to be as that says, and no other may be there. Changes nothing.
 */
export async function verifyStore(
  folder: string,
  manifest: Manifest | null,
  tell: Tell,
): Promise<StoreReport> {
  const problems: StoreProblem[] = []
  const note: Note = (what, article = null, isOld = false) => {
    problems.push({ article, what, isOld })
  }
  let articles = 0
  await withDatabase(folder, ARTICLES_FILE, note, async (database, version) => {
    if (version > STORE_VERSION) {
      note(`${ARTICLES_FILE} is of a newer Stet: version ${version}`)
      return
    }
    if (version === STORE_VERSION) {
      noteRecords(database, manifest?.records, note)
      // Of a backup every byte is known, and a restore needs what is in use.
      for (const id of manifest === null ? damagedEarlierSnapshots(database) : [])
        note('the snapshot before does not match its checksum', id)
      for (const { id, number } of damagedVersions(database))
        note(`version ${number} does not match its checksum`, id)
    } else tell(`  ${ARTICLES_FILE} has version ${version}; the next start brings it to ${STORE_VERSION}`)
    articles = await compareArticles(database, manifest, note, tell)
  })
  await withDatabase(folder, ACCOUNTS_FILE, note, (database) => noteMissingTables(database, note))
  return { articles, problems }
}

type Note = (what: string, article?: string | null, isOld?: boolean) => void

/** With SQLite's own check of the file before anything is read. */
async function withDatabase(
  folder: string,
  file: string,
  note: Note,
  work: (database: DatabaseSync, version: number) => void | Promise<void>,
): Promise<void> {
  const opened = openReadOnly(join(folder, file))
  if (!opened.ok) return note(`${file} ${opened.problem}`)
  const { database, version } = opened
  try {
    for (const row of database.prepare('PRAGMA integrity_check(20)').all()) {
      if (row['integrity_check'] !== 'ok') note(`${file}: ${String(row['integrity_check'])}`)
    }
    for (const { table } of database.prepare('PRAGMA foreign_key_check').all()) {
      note(`${file}: a row in ${String(table)} belongs to nothing`)
    }
    await work(database, version)
  } catch (error) {
    note(`${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`)
  } finally {
    database.close()
  }
}

function noteRecords(database: DatabaseSync, noted: Manifest['records'], note: Note): void {
  const form = checkForm(database)
  for (const problem of form) note(problem)
  if (form.length > 0) return
  for (const problem of checkChains(database)) note(problem, null, noted?.areWhole === false)
  for (const problem of checkRows(database)) note(problem)
  for (const problem of checkPublications(database)) note(problem)
  for (const problem of noted ? compareHeads(database, noted) : []) note(problem)
}

function noteMissingTables(database: DatabaseSync, note: Note): void {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  const names = new Set(tables.map(({ name }) => name))
  for (const table of ACCOUNT_TABLES) if (!names.has(table)) note(`${ACCOUNTS_FILE} has no table ${table}`)
}

async function compareArticles(
  database: DatabaseSync,
  manifest: Manifest | null,
  note: Note,
  tell: Tell,
): Promise<number> {
  const wanted = new Map(manifest?.articles.map(({ id, hash }) => [id, hash]))
  const total = Number(database.prepare('SELECT count(*) AS count FROM articles').get()?.['count'])
  const progress = new Progress(tell, 'articles checked')
  let count = 0
  for await (const { id, hash, problem } of checkArticles(database)) {
    count += 1
    progress.reached(count, total)
    if (problem !== null) note(problem, id, wanted.get(id) === null)
    else if (manifest && !wanted.has(id)) note('the manifest does not have it', id)
    else if (manifest && wanted.get(id) !== hash) note('it is not what the manifest says', id)
    wanted.delete(id)
  }
  for (const id of wanted.keys()) note('it is missing', id)
  return count
}

/** In a line. */
export function problemLine({ article, what }: StoreProblem): string {
  return article === null ? what : `${article}: ${what}`
}
