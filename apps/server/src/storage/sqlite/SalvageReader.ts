import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { SalvagedLog, SalvagedSnapshot } from '../Store.ts'
import { checksum } from './checksum.ts'
import { isDamage } from './sqliteFailure.ts'

/** Reads what is left of an article that does not load: everything by itself, so that one damage hides nothing else. */
export class SalvageReader {
  readonly #selectArticle: StatementSync
  readonly #selectSnapshot: StatementSync
  readonly #selectEarlier: StatementSync
  readonly #selectTail: StatementSync

  constructor(database: DatabaseSync) {
    this.#selectArticle = database.prepare('SELECT key, epoch FROM articles WHERE id = ?')
    this.#selectSnapshot = database.prepare(
      'SELECT through, bytes, checksum FROM snapshots WHERE article = ?',
    )
    this.#selectEarlier = database.prepare(
      'SELECT through, bytes, checksum FROM earlier_snapshots WHERE article = ?',
    )
    this.#selectTail = database.prepare(
      'SELECT sequence, bytes, checksum FROM updates WHERE article = ? AND sequence > ? ORDER BY sequence',
    )
  }

  /** Null: there is no such article, or the file does not tell any more. */
  read(id: string): SalvagedLog | null {
    const article = readable(() => this.#selectArticle.get(id))
    if (article === undefined) return null
    const key = Number(article['key'])
    const snapshot = snapshotIn(readable(() => this.#selectSnapshot.get(key)))
    const earlier = snapshotIn(readable(() => this.#selectEarlier.get(key)))
    const rows: { sequence: number; bytes: Uint8Array | null }[] = []
    readable(() => {
      for (const row of this.#selectTail.iterate(key, snapshot?.through ?? 0)) {
        rows.push({ sequence: Number(row['sequence']), bytes: wholeBytes(row) })
      }
    })
    return { epoch: Number(article['epoch']), snapshot, earlier, rows }
  }
}

function snapshotIn(row: Record<string, unknown> | undefined): SalvagedSnapshot | null {
  return row === undefined ? null : { through: Number(row['through']), bytes: wholeBytes(row) }
}

function wholeBytes({ bytes, checksum: noted }: Record<string, unknown>): Uint8Array | null {
  return bytes instanceof Uint8Array && checksum(bytes) === noted ? bytes : null
}

/** Undefined where the file itself is damaged. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!isDamage(error)) throw error
    return undefined
  }
}
