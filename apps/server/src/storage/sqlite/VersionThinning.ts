import type { DatabaseSync, StatementSync } from 'node:sqlite'
import {
  expiredVersions,
  type RetainedVersion,
  type RetentionSettings,
} from '../../versions/expiredVersions.ts'
import type { ThinnedVersions } from '../ArticleVersion.ts'
import { transaction } from './openDatabase.ts'

/** What a step looks at and takes away at most, so that no commit waits for long. */
const ARTICLES = 50
const VERSIONS = 100

/** Takes versions away that are not kept any longer; the next one that stays stands for them, and for who wrote in them. */
export class VersionThinning {
  readonly #database: DatabaseSync
  readonly #articles: StatementSync
  readonly #versions: StatementSync
  readonly #next: StatementSync
  readonly #merge: StatementSync
  readonly #remove: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#articles = database.prepare('SELECT key, id FROM articles WHERE id > ? ORDER BY id LIMIT ?')
    this.#versions = database.prepare(
      'SELECT number, at, reason, name, restored FROM versions WHERE article = ? ORDER BY number',
    )
    this.#next = database.prepare(
      'SELECT key, number, people, thinned FROM versions WHERE article = ? AND number >= ? ORDER BY number LIMIT 2',
    )
    this.#merge = database.prepare('UPDATE versions SET people = ?, thinned = ? WHERE key = ?')
    this.#remove = database.prepare('DELETE FROM versions WHERE key = ?')
  }

  /** One transaction, and none where nothing is to be done. */
  step(after: string, now: number, settings: RetentionSettings): ThinnedVersions {
    const articles = this.#articles.all(after, ARTICLES)
    const thinned: string[] = []
    let left = VERSIONS
    let before = after
    for (const { key, id } of articles) {
      const versions = this.#versions.all(Number(key)) as unknown as RetainedVersion[]
      const expired = expiredVersions(versions, now, settings)
      const taken = expired.slice(0, left)
      if (taken.length > 0) {
        transaction(this.#database, () => taken.forEach((number) => this.#take(Number(key), number)))
        thinned.push(String(id))
      }
      left -= taken.length
      // There is more to take of this one: the next step begins with it again.
      if (taken.length < expired.length) return { articles: thinned, next: before }
      before = String(id)
    }
    return { articles: thinned, next: articles.length < ARTICLES ? null : before }
  }

  #take(article: number, number: number): void {
    const [gone, next] = this.#next.all(article, number)
    if (!gone || !next || Number(gone['number']) !== number) return
    const people = [gone, next].flatMap((row) => JSON.parse(String(row['people'])) as string[])
    const thinned = Number(next['thinned']) + Number(gone['thinned']) + 1
    this.#merge.run(JSON.stringify([...new Set(people)].toSorted()), thinned, Number(next['key']))
    this.#remove.run(Number(gone['key']))
  }
}
