import type { IncomingHttpHeaders } from 'node:http'
import type { Person } from '@stet/protocol'
import type { Actor } from './Actor.ts'

/**
 * Something about a person's right to be here changed: a session ended or ran out, the role or the name changed, the account
 * was locked. `userId` is null when it may concern anybody (another process wrote the accounts).
 */
export interface AccountsChange {
  readonly userId: string | null
}

/** What the rest of the server asks of accounts. All of it is synchronous and costs tens of microseconds. */
export interface Accounts {
  /**
   * The person behind the token or the session cookie of a request or an upgrade, or null: none, forged, ended, run out,
   * locked. Who shows an `Authorization` header is known by that alone.
   */
  authenticate(headers: IncomingHttpHeaders): Actor | null
  /** The same for a session or a token that was authenticated before; null once it has ended. Ask it for every socket that a change concerns. */
  actorOf(sessionId: string): Actor | null
  /** Who this is, for showing names beside text; null for ids that never were an account. */
  person(userId: string): Person | null
  /** Calls back within a second of every change. Returns what ends the subscription. */
  onChange(listener: (change: AccountsChange) => void): () => void
}
