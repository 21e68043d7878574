import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { tokenScopeSchema, type ApiToken, type TokenScope } from '@stet/protocol'
import * as z from 'zod/mini'

/** A token that counts, and whose it is. */
export interface FoundToken {
  readonly id: string
  readonly userId: string
  readonly scopes: readonly TokenScope[]
}

/** A token that counts no longer, and whose it was. */
export type EndedToken = Omit<FoundToken, 'scopes'>

export interface NewToken {
  readonly name: string
  readonly scopes: readonly TokenScope[]
  readonly days: number
}

type Row = Record<string, SQLOutputValue>

const TABLE = `
  create table if not exists stet_api_token (
    id text primary key,
    user_id text not null,
    name text not null,
    scopes text not null,
    digest text not null unique,
    created_at integer not null,
    expires_at integer not null,
    last_used_at integer,
    ended_at integer
  ) strict;
  create index if not exists stet_api_token_by_person on stet_api_token (user_id)`

/** So that the secret of a token is known where it should not be, in a log or in a commit. */
const PREFIX = 'stet_'
const DAY = 24 * 60 * 60 * 1000
const HOUR = 60 * 60 * 1000

/**
 * Tokens of programs. Only a digest of the secret is stored: it is random and long, so nobody can guess what it is of. A
 * token counts until it is revoked or has run out; ended ones stay, for the record.
 */
export class ApiTokens {
  readonly #now: () => number
  readonly #statements: ReturnType<typeof prepare>

  /** Creates its table if it is missing. `now` is in milliseconds. */
  constructor(database: DatabaseSync, now: () => number) {
    database.exec(TABLE)
    this.#now = now
    this.#statements = prepare(database)
  }

  /** Makes one; `secret` is known to nobody else, and never again. */
  add(
    userId: string,
    { name, scopes, days }: NewToken,
  ): { readonly token: ApiToken; readonly secret: string } {
    const secret = PREFIX + randomBytes(32).toString('base64url')
    const id = randomUUID()
    const createdAt = this.#now()
    const chosen = JSON.stringify([...new Set(scopes)])
    this.#statements.add.run(id, userId, name, chosen, digestOf(secret), createdAt, createdAt + days * DAY)
    const token = this.of(userId).find((each) => each.id === id)
    if (!token) throw new Error('a token that was just made is not there')
    return { token, secret }
  }

  /** Those of a person that count, the latest first. */
  of(userId: string): readonly ApiToken[] {
    return this.#statements.list.all(userId, this.#now()).map((row) => ({
      id: String(row['id']),
      name: String(row['name']),
      scopes: scopesOf(row),
      createdAt: instant(row['created_at']),
      expiresAt: instant(row['expires_at']),
      lastUsedAt: row['last_used_at'] === null ? null : instant(row['last_used_at']),
    }))
  }

  /** The token that a request or an upgrade shows; null if it shows none that counts. Notes that it was used. */
  shown(headers: IncomingHttpHeaders): FoundToken | null {
    const secret = secretIn(headers)
    if (secret === null) return null
    const now = this.#now()
    const row = this.#statements.byDigest.get(digestOf(secret), now)
    if (!row) return null
    if (Number(row['last_used_at'] ?? 0) <= now - HOUR) this.#statements.use.run(now, String(row['id']))
    return found(row)
  }

  /** The token that a request or an upgrade shows, if it was one and has ended or run out. */
  ended(headers: IncomingHttpHeaders): EndedToken | null {
    const secret = secretIn(headers)
    const row =
      secret === null ? undefined : this.#statements.endedByDigest.get(digestOf(secret), this.#now())
    return row ? { id: String(row['id']), userId: String(row['user_id']) } : null
  }

  byId(id: string): FoundToken | null {
    const row = this.#statements.byId.get(id, this.#now())
    return row ? found(row) : null
  }

  /** False if it is no token of that person that counts. */
  revoke(userId: string, id: string): boolean {
    return this.#statements.end.run(this.#now(), id, userId).changes > 0
  }

  revokeAll(userId: string): void {
    this.#statements.endAll.run(this.#now(), userId)
  }

  /** Whose tokens have run out since this was asked last. */
  runOut(): readonly string[] {
    const now = this.#now()
    return this.#statements.runOut.all(now, now).map((row) => String(row['user_id']))
  }
}

function prepare(database: DatabaseSync) {
  const living = 'ended_at is null and expires_at >'
  return {
    add: database.prepare(
      'insert into stet_api_token (id, user_id, name, scopes, digest, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    list: database.prepare(
      `select * from stet_api_token where user_id = ? and ${living} ? order by created_at desc, id`,
    ),
    byDigest: database.prepare(`select * from stet_api_token where digest = ? and ${living} ?`),
    endedByDigest: database.prepare(
      'select * from stet_api_token where digest = ? and (ended_at is not null or expires_at <= ?)',
    ),
    byId: database.prepare(`select * from stet_api_token where id = ? and ${living} ?`),
    use: database.prepare('update stet_api_token set last_used_at = ? where id = ?'),
    end: database.prepare(
      'update stet_api_token set ended_at = ? where id = ? and user_id = ? and ended_at is null',
    ),
    endAll: database.prepare('update stet_api_token set ended_at = ? where user_id = ? and ended_at is null'),
    runOut: database.prepare(
      'update stet_api_token set ended_at = ? where ended_at is null and expires_at <= ? returning user_id',
    ),
  }
}

function secretIn({ authorization }: IncomingHttpHeaders): string | null {
  const secret = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  return secret?.startsWith(PREFIX) ? secret : null
}

function found(row: Row): FoundToken {
  return { id: String(row['id']), userId: String(row['user_id']), scopes: scopesOf(row) }
}

/** A scope that this version does not know gives nothing. */
function scopesOf(row: Row): TokenScope[] {
  const names = z.array(z.string()).safeParse(JSON.parse(String(row['scopes'])))
  return (names.data ?? []).flatMap((name) => tokenScopeSchema.safeParse(name).data ?? [])
}

function instant(milliseconds: SQLOutputValue | undefined): string {
  return new Date(Number(milliseconds)).toISOString()
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
