import type { IncomingHttpHeaders } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import type { Account, Person, PersonPatch, Role } from '@stet/protocol'
import { isAPIError } from 'better-auth/api'
import type { Accounts, AccountsChange } from './Accounts.ts'
import type { Actor } from './Actor.ts'
import { createAuth, migrateAuth } from './createAuth.ts'
import { readSessionCookie } from './readSessionCookie.ts'
import { createSessionLookup } from './SessionLookup.ts'

export interface AccountsSettings {
  /** The file, created when missing; `:memory:` for tests. */
  readonly path: string
  readonly secret: string
  /** True when people reach the server over https only. */
  readonly areCookiesSecure: boolean
  /** In milliseconds. */
  readonly now: () => number
  readonly log: (message: string) => void
  /** How often to look for sessions that ran out and for changes by other processes, in milliseconds. */
  readonly watchEvery?: number
}

interface NewPerson {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
}

/** Accounts with everything that changes them; only the accounts' own routes, the demo and the start see this side. */
export interface OpenAccounts extends Accounts {
  /** Null for wrong credentials, whatever was wrong, in about the same time. `cookies` are `Set-Cookie` values. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    headers: IncomingHttpHeaders,
  ): Promise<{ readonly actor: Actor; readonly cookies: readonly string[] } | null>
  /** Ends the session of these headers, if there is one; gives the `Set-Cookie` values that clear the cookie. */
  signOut(headers: IncomingHttpHeaders): Promise<readonly string[]>
  /** Lets a session that is in use live on; gives the `Set-Cookie` values, mostly none. */
  prolong(headers: IncomingHttpHeaders): Promise<readonly string[]>
  /** The account with this address, however it is written. */
  personByEmail(email: string): Promise<Person | null>
  /** Null when the address is taken. The id is a UUID. */
  createPerson(person: NewPerson): Promise<{ readonly id: string } | null>
  /** Everybody, by name. */
  people(): readonly Account[]
  /** False when there is no such person. A new password, a lock and `isSignedOut` end every session of theirs. */
  changePerson(userId: string, change: PersonPatch): Promise<boolean>
  hasPeople(): boolean
  close(): void
}

/** Opens the accounts; their sockets learn of every change through `onChange`. */
export async function openAccounts(settings: AccountsSettings): Promise<OpenAccounts> {
  const { path, secret, areCookiesSecure, now, log, watchEvery = 1000 } = settings
  const database = new DatabaseSync(path)
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000',
  )

  const listeners = new Set<(change: AccountsChange) => void>()
  const tell = (userId: string | null) => {
    for (const listener of listeners) listener({ userId })
  }
  const auth = createAuth({ database, secret, areCookiesSecure, onChange: tell, log })
  await migrateAuth(auth)
  const { internalAdapter, authCookies, password: hashing } = await auth.$context
  const cookieName = authCookies.sessionToken.name
  const lookup = createSessionLookup(database, now)

  let seenVersion = lookup.writtenElsewhere()
  const watch = setInterval(() => {
    const tokens = lookup.runOut().map(({ token }) => token)
    if (tokens.length > 0) {
      internalAdapter
        .deleteSessions(tokens)
        .catch((error: unknown) => log(`ending sessions failed: ${String(error)}`))
    }
    const version = lookup.writtenElsewhere()
    if (version !== seenVersion) tell(null)
    seenVersion = version
  }, watchEvery)
  watch.unref()

  return {
    authenticate(headers) {
      const token = readSessionCookie(headers.cookie, cookieName, secret)
      return token === null ? null : lookup.byToken(token)
    },
    actorOf: (sessionId) => lookup.byId(sessionId),
    person: (userId) => lookup.person(userId),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async signIn({ email, password }, headers) {
      try {
        const answer = await auth.api.signInEmail({
          body: { email, password },
          headers: withoutCookies(headers),
          returnHeaders: true,
        })
        const actor = lookup.byToken(answer.response.token)
        return actor && { actor, cookies: answer.headers.getSetCookie() }
      } catch (error) {
        if (isAPIError(error)) return null
        throw error
      }
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers: asHeaders(headers), returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    async prolong(headers) {
      const answer = await auth.api.getSession({ headers: asHeaders(headers), returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    async personByEmail(email) {
      const found = await internalAdapter.findUserByEmail(email.toLowerCase())
      return found && { id: found.user.id, name: found.user.name }
    },
    async createPerson({ name, email, password, role }) {
      if (await internalAdapter.findUserByEmail(email.toLowerCase())) return null
      const { user } = await auth.api.createUser({ body: { name, email, password, role } })
      return { id: user.id }
    },
    people: () => lookup.people(),
    async changePerson(userId, { name, role, password, isLocked, isSignedOut }) {
      if (!lookup.person(userId)) return false
      const changed = {
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
        ...(isLocked === undefined ? {} : { banned: isLocked }),
      }
      if (Object.keys(changed).length > 0) await internalAdapter.updateUser(userId, changed)
      if (password !== undefined) await internalAdapter.updatePassword(userId, await hashing.hash(password))
      if (password !== undefined || isLocked || isSignedOut) await internalAdapter.deleteUserSessions(userId)
      return true
    },
    hasPeople: () => database.prepare('select 1 from user limit 1').get() !== undefined,
    close() {
      clearInterval(watch)
      listeners.clear()
      database.close()
    },
  }
}

function asHeaders(headers: IncomingHttpHeaders): Headers {
  return new Headers({ cookie: headers.cookie ?? '', 'user-agent': headers['user-agent'] ?? '' })
}

function withoutCookies(headers: IncomingHttpHeaders): Headers {
  return new Headers({ 'user-agent': headers['user-agent'] ?? '' })
}
