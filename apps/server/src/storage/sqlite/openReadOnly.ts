import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** A database that is open for reading, and the version that it says it has; or why it cannot be, without a path. */
export type OpenedForReading =
  | { readonly ok: true; readonly database: DatabaseSync; readonly version: number }
  | { readonly ok: false; readonly problem: string }

/** Opens a file for reading alone, of whatever version, also beside a process that writes it. Migrates nothing. */
export function openReadOnly(path: string): OpenedForReading {
  if (!existsSync(path)) return { ok: false, problem: 'is not there' }
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 })
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    return { ok: true, database, version }
  } catch (error) {
    database?.close()
    return { ok: false, problem: error instanceof Error ? error.message : 'cannot be opened' }
  }
}
