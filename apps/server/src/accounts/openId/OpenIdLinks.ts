import type { DatabaseSync } from 'node:sqlite'

/** Somebody at a provider. */
export interface OpenIdSubject {
  readonly issuer: string
  readonly subject: string
}

const TABLE = `
  create table if not exists stet_open_id (
    issuer text not null,
    subject text not null,
    user_id text not null,
    primary key (issuer, subject)
  ) strict, without rowid;
  create unique index if not exists stet_open_id_by_person on stet_open_id (user_id, issuer)`

/** Who at a provider is who here. An address may go to somebody else; what is written here stays. */
export class OpenIdLinks {
  readonly #database: DatabaseSync

  /** Creates its table if it is missing. */
  constructor(database: DatabaseSync) {
    database.exec(TABLE)
    this.#database = database
  }

  find({ issuer, subject }: OpenIdSubject): string | null {
    const row = this.#database
      .prepare('select user_id from stet_open_id where issuer = ? and subject = ?')
      .get(issuer, subject)
    return row ? String(row['user_id']) : null
  }

  /** False when the account belongs to another subject of this provider. */
  add({ issuer, subject }: OpenIdSubject, userId: string): boolean {
    return (
      this.#database
        .prepare('insert or ignore into stet_open_id (issuer, subject, user_id) values (?, ?, ?)')
        .run(issuer, subject, userId).changes > 0
    )
  }
}
