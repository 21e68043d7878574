import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes the data folder for this process alone: two servers on one folder would each hold their own version of an open
 * article. The lock is SQLite's on an empty file, so the system lets go of it however the process ends. Waits two seconds for a
 * process that is just ending, then throws. Returns what lets go.
 */
export function lockDataFolder(dataDir: string): () => void {
  const database = new DatabaseSync(join(dataDir, 'lock'), { timeout: 2_000 })
  try {
    database.exec('begin exclusive')
  } catch {
    database.close()
    throw new Error(`another server is using the data folder ${dataDir}`)
  }
  return () => database.close()
}
