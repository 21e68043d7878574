import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { GrantedRight } from '@stet/protocol'

/** A right that one person has beyond their role. */
export interface StoredGrant {
  readonly right: GrantedRight
  /** Milliseconds since 1970; null: until it is taken back. */
  readonly until: number | null
  /** Who gave it, by id, and when. */
  readonly by: string
  readonly at: number
}

const TABLES = `
  create table if not exists stet_grant (
    user_id text not null,
    granted text not null,
    until integer,
    given_by text not null,
    at integer not null,
    primary key (user_id, granted)
  ) strict, without rowid`

/** What was given to single people. What a role may have of it at all, the table of permissions says. */
export class Grants {
  readonly #database: DatabaseSync
  readonly #now: () => number
  readonly #of: StatementSync

  /** Creates its table if it is missing. `now` is in milliseconds. */
  constructor(database: DatabaseSync, now: () => number) {
    database.exec(TABLES)
    this.#database = database
    this.#now = now
    this.#of = database.prepare(`
      select granted as right, until, given_by as by, at from stet_grant
      where user_id = ? and (until is null or until > ?) order by granted`)
  }

  /** Those that count now. */
  of(userId: string): readonly StoredGrant[] {
    return this.#of.all(userId, this.#now()) as unknown as StoredGrant[]
  }

  /** All that this person has from now on. What they had, they have as it was given, if it ends when it did. */
  set(
    userId: string,
    wanted: readonly { readonly right: GrantedRight; readonly until: number | null }[],
    by: string,
  ): void {
    const before = this.of(userId)
    this.#database.exec('begin immediate')
    try {
      this.#database.prepare('delete from stet_grant where user_id = ?').run(userId)
      const insert = this.#database.prepare('insert into stet_grant values (?, ?, ?, ?, ?)')
      for (const { right, until } of wanted) {
        const same = before.find((grant) => grant.right === right && grant.until === until)
        insert.run(userId, right, until, same?.by ?? by, same?.at ?? this.#now())
      }
      this.#database.exec('commit')
    } catch (error) {
      this.#database.exec('rollback')
      throw error
    }
  }

  /** Whose rights have run out since this was asked last. */
  runOut(): readonly string[] {
    return this.#database
      .prepare('delete from stet_grant where until <= ? returning user_id')
      .all(this.#now())
      .map((row) => String(row['user_id']))
  }
}
