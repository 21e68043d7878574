import { tryLockFolder } from './tryLockFolder.ts'

/** For a process that is just ending, in milliseconds. */
const WAIT = 2_000

/**
 * Takes the data folder for this process alone: two servers on one folder would each hold their own version of an open
 * article. Throws if another has it. Returns what lets go.
 */
export function lockDataFolder(dataDir: string): () => void {
  const unlock = tryLockFolder(dataDir, WAIT)
  if (unlock === null) throw new Error(`another server is using the data folder ${dataDir}`)
  return unlock
}
