import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrations.ts'

/** Opens a file for durable writing: write-ahead log, a sync at every commit, foreign keys; migrated. */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 2_000 })
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 1000;
      PRAGMA journal_size_limit = 67108864;
    `)
    migrate(database)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** Runs `work` in one transaction; whatever it throws undoes all of it. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
