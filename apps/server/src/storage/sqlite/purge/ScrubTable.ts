import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Whether purges have left traces in the file, and how these are removed: asked at every start, so it needs nothing else. */
export class ScrubTable {
  readonly #database: DatabaseSync
  readonly #isDue: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#isDue = database.prepare('SELECT 1 FROM scrubs LIMIT 1')
  }

  /** False: not everything could be written anew, because somebody reads what was. */
  scrub(): boolean {
    if (this.#isDue.get() === undefined) return true
    this.#database.exec('VACUUM')
    if (!this.#isCheckpointed()) return false
    this.#database.exec('DELETE FROM scrubs')
    return this.#isCheckpointed()
  }

  /** Everything is in the main file, and the write-ahead log is empty. */
  #isCheckpointed(): boolean {
    return this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0
  }
}
