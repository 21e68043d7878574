import { chmod } from 'node:fs/promises'
import { backup, DatabaseSync } from 'node:sqlite'
import type { Progress } from './Progress.ts'

/** Pages that are copied in one go, 2 MiB in all; the server writes on in between. */
const PAGES = 512

/**
 * From here on a connection reads what the database is now, whatever others write, until it is closed or commits: so a copy
 * is of one moment and need not begin again when somebody writes.
 */
export function holdMoment(source: DatabaseSync): void {
  source.exec('BEGIN')
  source.prepare('SELECT count(*) FROM sqlite_schema').get()
}

/** Copies a database, whose moment is held, into one file that needs no companions and no right to write its folder. */
export async function copyDatabase(source: DatabaseSync, path: string, progress: Progress): Promise<void> {
  await backup(source, path, {
    rate: PAGES,
    progress: ({ totalPages, remainingPages }) => progress.reached(totalPages - remainingPages, totalPages),
  })
  await chmod(path, 0o600)
  const copy = new DatabaseSync(path)
  try {
    copy.exec('PRAGMA journal_mode = DELETE')
  } finally {
    copy.close()
  }
}
