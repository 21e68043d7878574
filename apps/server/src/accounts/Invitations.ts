import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { INVITATION_DAYS, roleSchema, type Role } from '@stet/protocol'

/** An invitation that counts. */
export interface StoredInvitation {
  readonly id: string
  readonly email: string
  readonly role: Role
  /** A person's id. */
  readonly invitedBy: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const TABLE = `
  create table if not exists stet_invitation (
    id text primary key,
    digest text not null unique,
    email text not null,
    role text not null,
    invited_by text not null,
    created_at integer not null,
    expires_at integer not null,
    ended_at integer
  ) strict`

const LIVING = 'ended_at is null and expires_at >'
const DAY = 24 * 60 * 60 * 1000

/** Invitations by link. Only a digest of what the link holds is stored; ended ones stay, for the record. */
export class Invitations {
  readonly #database: DatabaseSync
  readonly #now: () => number

  /** Creates its table if it is missing. `now` is in milliseconds. */
  constructor(database: DatabaseSync, now: () => number) {
    database.exec(TABLE)
    this.#database = database
    this.#now = now
  }

  /** Makes one and ends those before it for the same address; `secret` is known to nobody else, and never again. */
  add(invited: Pick<StoredInvitation, 'email' | 'role' | 'invitedBy'>): {
    readonly invitation: StoredInvitation
    readonly secret: string
  } {
    const secret = randomBytes(32).toString('base64url')
    const id = randomUUID()
    const createdAt = this.#now()
    const email = invited.email.trim().toLowerCase()
    const expiresAt = createdAt + INVITATION_DAYS * DAY
    this.#database
      .prepare('update stet_invitation set ended_at = ? where email = ? and ended_at is null')
      .run(createdAt, email)
    this.#database
      .prepare(
        'insert into stet_invitation (id, digest, email, role, invited_by, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(id, digestOf(secret), email, invited.role, invited.invitedBy, createdAt, expiresAt)
    return { invitation: { ...invited, id, email, expiresAt }, secret }
  }

  /** Those that count, the latest first. */
  list(): readonly StoredInvitation[] {
    return this.#database
      .prepare(`select * from stet_invitation where ${LIVING} ? order by created_at desc, id`)
      .all(this.#now())
      .flatMap((row) => read(row) ?? [])
  }

  /** The one that a link is of; null if it counts no more. */
  shown(secret: string): StoredInvitation | null {
    const row = this.#database
      .prepare(`select * from stet_invitation where digest = ? and ${LIVING} ?`)
      .get(digestOf(secret), this.#now())
    return row ? read(row) : null
  }

  /** Taken up or taken back; false if it had ended before. */
  end(id: string): boolean {
    const now = this.#now()
    return (
      this.#database
        .prepare(`update stet_invitation set ended_at = ? where id = ? and ${LIVING} ?`)
        .run(now, id, now).changes > 0
    )
  }

  /** Undoes the end of one that was taken up although no account came of it. */
  revive(id: string): void {
    this.#database.prepare('update stet_invitation set ended_at = null where id = ?').run(id)
  }
}

function read(row: Record<string, SQLOutputValue>): StoredInvitation | null {
  const role = roleSchema.safeParse(row['role'])
  if (!role.success) return null
  return {
    id: String(row['id']),
    email: String(row['email']),
    role: role.data,
    invitedBy: String(row['invited_by']),
    expiresAt: Number(row['expires_at']),
  }
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
