import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes a folder for this process alone, with SQLite's lock on an empty file `lock` in it, so that the system lets go of it
 * however the process ends. Waits so many milliseconds for whoever has it. Returns what lets go; null if somebody else has it.
 */
export function tryLockFolder(folder: string, wait: number): (() => void) | null {
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: wait })
  try {
    database.exec('begin exclusive')
  } catch {
    database.close()
    return null
  }
  return () => database.close()
}
