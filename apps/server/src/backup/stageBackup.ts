import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../storage/sqlite/openDatabase.ts'
import { ARTICLES_FILE } from './installationFiles.ts'
import type { Manifest } from './Manifest.ts'
import { syncToDisk } from './writeDurably.ts'

/**
 * Makes a backup ready in a folder of its own: its files, the articles in the form of this version, each in another life than
 * any that it had. A time is what nobody counted up to, also where nothing is left that would say how often the article was restored
 * before. `at`: milliseconds since 1970.
 */
export async function stageBackup(
  folder: string,
  { files }: Manifest,
  staged: string,
  at: number,
): Promise<void> {
  await mkdir(staged, { recursive: true, mode: 0o700 })
  for (const { name } of files) {
    await copyFile(join(folder, name), join(staged, name))
    await chmod(join(staged, name), 0o600)
  }
  withStagedArticles(staged, (database) => {
    database.prepare('UPDATE articles SET epoch = max(epoch + 1, ?)').run(at)
  })
  for (const { name } of files) await syncToDisk(join(staged, name))
  await syncToDisk(staged)
}

/** Opens staged articles for writing; afterwards they are one file again, without companions. */
export function withStagedArticles(staged: string, work: (database: DatabaseSync) => void): void {
  const database = openDatabase(join(staged, ARTICLES_FILE))
  try {
    work(database)
    database.exec('PRAGMA journal_mode = DELETE')
  } finally {
    database.close()
  }
}
