import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** A desk and the ids of who belongs to it. */
export interface StoredDesk {
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
}

const TABLES = `
  create table if not exists stet_desk (
    id text primary key,
    name text not null unique
  ) strict;
  create table if not exists stet_desk_member (
    desk text not null references stet_desk (id) on delete cascade,
    user_id text not null,
    is_home integer not null default 0,
    primary key (desk, user_id)
  ) strict, without rowid;
  create unique index if not exists stet_home_desk on stet_desk_member (user_id) where is_home = 1`

/** The desks of the newsroom. Somebody belongs to any number of them; at most one is their home. */
export class Desks {
  readonly #database: DatabaseSync

  /** Creates its tables if they are missing. */
  constructor(database: DatabaseSync) {
    database.exec(TABLES)
    this.#database = database
  }

  /** By name. */
  list(): readonly StoredDesk[] {
    const members = this.#database.prepare(
      'select user_id from stet_desk_member where desk = ? order by user_id',
    )
    return this.#database
      .prepare('select id, name from stet_desk order by name, id')
      .all()
      .map(({ id, name }) => ({
        id: String(id),
        name: String(name),
        members: members.all(String(id)).map((row) => String(row['user_id'])),
      }))
  }

  /** Null when there is a desk of this name. */
  add(name: string, members: readonly string[]): string | null {
    const id = randomUUID()
    const { changes } = this.#database
      .prepare('insert or ignore into stet_desk (id, name) values (?, ?)')
      .run(id, name)
    if (changes === 0) return null
    this.setMembers(id, members)
    return id
  }

  /** False when there is another desk of this name. */
  rename(id: string, name: string): boolean {
    const { changes } = this.#database
      .prepare('update or ignore stet_desk set name = ? where id = ?')
      .run(name, id)
    return changes > 0
  }

  /** Who belonged and belongs keeps it as a home. */
  setMembers(id: string, members: readonly string[]): void {
    this.#inTransaction(() => {
      this.#database
        .prepare(
          'delete from stet_desk_member where desk = ? and user_id not in (select value from json_each(?))',
        )
        .run(id, JSON.stringify(members))
      for (const member of members) this.#join(id, member)
    })
  }

  /** Articles that name it keep its name. */
  remove(id: string): void {
    this.#database.prepare('delete from stet_desk where id = ?').run(id)
  }

  /** Makes a desk the home of somebody, who belongs to it from then on; null: they have none. False when there is no such desk. */
  setHome(userId: string, id: string | null): boolean {
    if (id !== null && !this.#database.prepare('select 1 from stet_desk where id = ?').get(id)) return false
    this.#inTransaction(() => {
      this.#database.prepare('update stet_desk_member set is_home = 0 where user_id = ?').run(userId)
      if (id === null) return
      this.#join(id, userId)
      this.#database
        .prepare('update stet_desk_member set is_home = 1 where desk = ? and user_id = ?')
        .run(id, userId)
    })
    return true
  }

  /** The home desk of everybody who has one, by the id of the person. */
  homes(): ReadonlyMap<string, { readonly id: string; readonly name: string }> {
    const rows = this.#database
      .prepare('select user_id, id, name from stet_desk_member join stet_desk on id = desk where is_home = 1')
      .all()
    return new Map(
      rows.map((row) => [String(row['user_id']), { id: String(row['id']), name: String(row['name']) }]),
    )
  }

  #join(id: string, userId: string): void {
    this.#database
      .prepare('insert or ignore into stet_desk_member (desk, user_id) values (?, ?)')
      .run(id, userId)
  }

  #inTransaction(work: () => void): void {
    this.#database.exec('begin immediate')
    try {
      work()
      this.#database.exec('commit')
    } catch (error) {
      this.#database.exec('rollback')
      throw error
    }
  }
}
