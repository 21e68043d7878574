import type { IncomingHttpHeaders } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import type { Account, ApiToken, Person, PersonPatch, Role } from '@stet/protocol'
import { isAPIError } from 'better-auth/api'
import type { Accounts, AccountsChange } from './Accounts.ts'
import type { Actor } from './Actor.ts'
import { ApiTokens, type EndedToken, type NewToken } from './ApiTokens.ts'
import { createAuth, migrateAuth, type PasswordHashing } from './createAuth.ts'
import { Desks } from './Desks.ts'
import { Grants } from './Grants.ts'
import { Invitations } from './Invitations.ts'
import { OpenIdLinks } from './openId/OpenIdLinks.ts'
import { readSessionCookie } from './readSessionCookie.ts'
import { asHeaders, SecondFactor, type Session } from './SecondFactor.ts'
import { sessionCookie } from './sessionCookie.ts'
import { apiTokenIn, createSessionLookup, OPEN_ID } from './SessionLookup.ts'

export interface AccountsSettings {
  /** The file, created when missing; `:memory:` for tests. */
  readonly path: string
  readonly secret: string
  /** True when people reach the server over https only. */
  readonly areCookiesSecure: boolean
  /** Roles whose password alone is not enough; none unless told. */
  readonly secondFactorFor?: readonly Role[]
  /** In milliseconds. */
  readonly now: () => number
  readonly log: (message: string) => void
  /** How often to look for sessions that ran out and for changes by other processes, in milliseconds. */
  readonly watchEvery?: number
  readonly passwords?: PasswordHashing
}

interface NewPerson {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
}

/** A session, or what it needs before it is one: then the cookies lead to that step. */
export type SignedIn =
  | (Session & { readonly step: null })
  | { readonly step: 'code' | 'setUp'; readonly actor: null; readonly cookies: readonly string[] }

/** Accounts with everything that changes them; only the accounts' own routes, the demo and the start see this side. */
export interface OpenAccounts extends Accounts {
  /** Null for wrong credentials, whatever was wrong, in about the same time. `cookies` are `Set-Cookie` values. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    headers: IncomingHttpHeaders,
  ): Promise<SignedIn | null>
  /** A session for somebody who is known otherwise: by an invitation, or (`openId`) by a provider that answers for a second factor. */
  signInAs(userId: string, way: 'invitation' | 'openId'): Promise<SignedIn | null>
  /** Whose session this is that may nothing but set up the second factor that its role needs; null for any other. */
  halfway(headers: IncomingHttpHeaders): Actor | null
  readonly secondFactor: SecondFactor
  readonly desks: Desks
  /** Gives somebody all that they have beyond their role from now on; sockets and screens hear of it. */
  grant(userId: string, wanted: Parameters<Grants['set']>[1], by: string): void
  readonly invitations: Invitations
  readonly openIdLinks: OpenIdLinks
  needsSecondFactor(role: Role): boolean
  /** The `Set-Cookie` value that gives a browser something to keep for so many seconds, signed. */
  seal(name: string, value: string, seconds: number): string
  /** What `seal` gave this browser; null if it has nothing of ours. */
  unseal(headers: IncomingHttpHeaders, name: string): string | null
  /** False for who has never had a password. */
  hasPassword(userId: string): Promise<boolean>
  isPassword(userId: string, password: string): Promise<boolean>
  /** Ends every other session; this one goes on, and so do the tokens of programs. */
  changeOwnPassword(actor: Actor, password: string): Promise<void>
  /** Ends the session of these headers, if there is one; gives the `Set-Cookie` values that clear the cookie. */
  signOut(headers: IncomingHttpHeaders): Promise<readonly string[]>
  /** Lets a session that is in use live on; gives the `Set-Cookie` values, mostly none. */
  prolong(headers: IncomingHttpHeaders): Promise<readonly string[]>
  /** The account with this address, however it is written. */
  personByEmail(email: string): Promise<Person | null>
  /** Null when the address is taken. The id is a UUID. */
  createPerson(person: NewPerson): Promise<{ readonly id: string } | null>
  /** The same for who signs in elsewhere. */
  createPersonWithoutPassword(person: Omit<NewPerson, 'password'>): Promise<{ readonly id: string } | null>
  /** Everybody, by name. */
  people(): readonly Account[]
  /** False when there is no such person. A new password, a lock and `isSignedOut` end every session and every token of theirs. */
  changePerson(userId: string, change: PersonPatch): Promise<boolean>
  /** Makes a token for a program of theirs; the secret is told this once. */
  createToken(userId: string, token: NewToken): { readonly token: ApiToken; readonly secret: string }
  /** Those that count, the latest first. */
  tokensOf(userId: string): readonly ApiToken[]
  /** The token that a request or an upgrade shows, if it was one once and counts no longer. */
  endedToken(headers: IncomingHttpHeaders): EndedToken | null
  /** Ends it at once, wherever it is open; false if it is none of theirs. */
  revokeToken(userId: string, id: string): boolean
  hasPeople(): boolean
  close(): void
}

/** Opens the accounts; their sockets learn of every change through `onChange`. */
export async function openAccounts(settings: AccountsSettings): Promise<OpenAccounts> {
  const { path, secret, areCookiesSecure, secondFactorFor = [], now, log } = settings
  const { watchEvery = 1000, passwords } = settings
  const database = new DatabaseSync(path)
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000',
  )

  const listeners = new Set<(change: AccountsChange) => void>()
  const tell = (userId: string | null) => {
    for (const listener of listeners) listener({ userId })
  }
  const auth = createAuth({ database, secret, areCookiesSecure, onChange: tell, log, passwords })
  await migrateAuth(auth)
  const { internalAdapter, authCookies, password: hashing } = await auth.$context
  const cookieName = authCookies.sessionToken.name
  const needsSecondFactor = (role: Role) => secondFactorFor.includes(role)
  const grants = new Grants(database, now)
  const lookup = createSessionLookup(database, now, needsSecondFactor, (userId) => grants.of(userId))
  const tokens = new ApiTokens(database, now)
  const desks = new Desks(database)
  const secondFactor = new SecondFactor({ auth, database, lookup, secret, now, onChange: tell })
  const begun = (token: string, cookies: readonly string[]): SignedIn | null => {
    const actor = lookup.byToken(token)
    if (actor) return { step: null, actor, cookies }
    return lookup.halfwayByToken(token) && { step: 'setUp', actor: null, cookies }
  }

  let seenVersion = lookup.writtenElsewhere()
  const watch = setInterval(() => {
    const ended = lookup.runOut().map(({ token }) => token)
    if (ended.length > 0) {
      internalAdapter
        .deleteSessions(ended)
        .catch((error: unknown) => log(`ending sessions failed: ${String(error)}`))
    }
    for (const userId of new Set([...tokens.runOut(), ...grants.runOut()])) tell(userId)
    const version = lookup.writtenElsewhere()
    if (version !== seenVersion) tell(null)
    seenVersion = version
  }, watchEvery)
  watch.unref()

  return {
    authenticate(headers) {
      if (headers.authorization !== undefined) {
        const shown = tokens.shown(headers)
        return shown && lookup.byApiToken(shown)
      }
      const token = readSessionCookie(headers.cookie, cookieName, secret)
      return token === null ? null : lookup.byToken(token)
    },
    actorOf(sessionId) {
      const tokenId = apiTokenIn(sessionId)
      if (tokenId === null) return lookup.byId(sessionId)
      const token = tokens.byId(tokenId)
      return token && lookup.byApiToken(token)
    },
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
        const cookies = answer.headers.getSetCookie()
        if ('twoFactorRedirect' in answer.response) return { step: 'code', actor: null, cookies }
        return begun(answer.response.token, cookies)
      } catch (error) {
        if (isAPIError(error)) return null
        throw error
      }
    },
    async signInAs(userId, way) {
      if (lookup.people().find(({ id }) => id === userId)?.isLocked !== false) return null
      const session = await internalAdapter.createSession(
        userId,
        false,
        way === 'openId' ? { way: OPEN_ID } : undefined,
      )
      return begun(session.token, [sessionCookie(authCookies.sessionToken, session.token, secret)])
    },
    halfway({ cookie, authorization }) {
      const token = authorization === undefined ? readSessionCookie(cookie, cookieName, secret) : null
      return token === null ? null : lookup.halfwayByToken(token)
    },
    secondFactor,
    desks,
    invitations: new Invitations(database, now),
    openIdLinks: new OpenIdLinks(database),
    needsSecondFactor,
    seal: (name, value, seconds) =>
      sessionCookie({ name, attributes: { secure: areCookiesSecure, maxAge: seconds } }, value, secret),
    unseal: ({ cookie }, name) => readSessionCookie(cookie, name, secret),
    async hasPassword(userId) {
      return (await internalAdapter.findCredentialAccount(userId)) !== null
    },
    async isPassword(userId, password) {
      const account = await internalAdapter.findCredentialAccount(userId)
      const hash = account?.password
      return typeof hash === 'string' && (await hashing.verify({ hash, password }))
    },
    async changeOwnPassword({ id, sessionId }, password) {
      await internalAdapter.updatePassword(id, await hashing.hash(password))
      await secondFactor.endOthers(id, sessionId)
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
    async createPersonWithoutPassword({ name, email, role }) {
      if (await internalAdapter.findUserByEmail(email.toLowerCase())) return null
      const { user } = await auth.api.createUser({ body: { name, email, role } })
      return { id: user.id }
    },
    people() {
      const homes = desks.homes()
      return lookup.people().map((person) =>
        Object.assign(person, {
          desk: homes.get(person.id)?.id ?? null,
          grants: grants.of(person.id).map(({ right, until, by, at }) => ({
            right,
            until: until === null ? null : new Date(until).toISOString(),
            by: lookup.person(by) ?? { id: by, name: '' },
            at: new Date(at).toISOString(),
          })),
        }),
      )
    },
    async changePerson(userId, { name, role, password, isLocked, isSignedOut, desk, hasSecondFactor }) {
      if (!lookup.person(userId)) return false
      const changed = {
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
        ...(isLocked === undefined ? {} : { banned: isLocked }),
      }
      if (Object.keys(changed).length > 0) await internalAdapter.updateUser(userId, changed)
      if (desk !== undefined) desks.setHome(userId, desk)
      if (hasSecondFactor === false) await secondFactor.reset(userId)
      if (password !== undefined) await internalAdapter.updatePassword(userId, await hashing.hash(password))
      if (password !== undefined || isLocked || isSignedOut) {
        await internalAdapter.deleteUserSessions(userId)
        tokens.revokeAll(userId)
        tell(userId)
      }
      return true
    },
    grant(userId, wanted, by) {
      grants.set(userId, wanted, by)
      tell(userId)
    },
    createToken: (userId, token) => tokens.add(userId, token),
    tokensOf: (userId) => tokens.of(userId),
    endedToken: (headers) => tokens.ended(headers),
    revokeToken(userId, id) {
      const isDone = tokens.revoke(userId, id)
      if (isDone) tell(userId)
      return isDone
    },
    hasPeople: () => database.prepare('select 1 from user limit 1').get() !== undefined,
    close() {
      clearInterval(watch)
      listeners.clear()
      database.close()
    },
  }
}

function withoutCookies(headers: IncomingHttpHeaders): Headers {
  return new Headers({ 'user-agent': headers['user-agent'] ?? '' })
}
