import type { IncomingHttpHeaders } from 'node:http'
import type { DatabaseSync } from 'node:sqlite'
import type { SecondFactorSetUp } from '@stet/protocol'
import { isAPIError } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Actor } from './Actor.ts'
import type { Auth } from './createAuth.ts'
import { readSessionCookie } from './readSessionCookie.ts'
import type { SessionLookup } from './SessionLookup.ts'
import { isTotpCode } from './totpCode.ts'

export interface SecondFactorParts {
  readonly auth: Auth
  readonly database: DatabaseSync
  readonly lookup: SessionLookup
  readonly secret: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Called after every change of what a person's sessions may. */
  readonly onChange: (userId: string) => void
}

/** A session that may do what its person may; `cookies` are `Set-Cookie` values. */
export interface Session {
  readonly actor: Actor
  readonly cookies: readonly string[]
}

/** Digits only: what an authenticator app shows. Anything else is a recovery code. */
const APP_CODE = /^\d{6}$/

/**
 * Codes of an authenticator app (TOTP) beside the password, and recovery codes for who has lost it; by better-auth. Null
 * means: the code or the password is wrong, or what it is for has run out.
 */
export class SecondFactor {
  readonly #parts: SecondFactorParts

  constructor(parts: SecondFactorParts) {
    this.#parts = parts
  }

  /** Whose password was right in the attempt to sign in that these headers go on with; null for nobody’s. */
  async awaited(headers: IncomingHttpHeaders): Promise<string | null> {
    const { internalAdapter } = await this.#parts.auth.$context
    const attempt = readSessionCookie(headers.cookie, await this.#attemptCookie(), this.#parts.secret)
    const known = attempt === null ? null : await internalAdapter.findVerificationValue(attempt)
    return known && known.expiresAt.getTime() > this.#parts.now() ? known.value : null
  }

  /** The second step of signing in. */
  async verify(code: string, headers: IncomingHttpHeaders): Promise<Session | null> {
    const { auth } = this.#parts
    // Without any session of before: with one, the library would take the code as one for that.
    const call = {
      body: { code },
      headers: new Headers({
        cookie: onlyCookie(headers.cookie, await this.#attemptCookie()),
        'user-agent': headers['user-agent'] ?? '',
      }),
      returnHeaders: true,
    } as const
    return this.#session(() =>
      APP_CODE.test(code) ? auth.api.verifyTOTP(call) : auth.api.verifyBackupCode(call),
    )
  }

  /** Begins to set one up, for the right password; null where there is one already. Asking again makes a new one, until a code was confirmed. */
  async setUp(headers: IncomingHttpHeaders, password: string): Promise<SecondFactorSetUp | null> {
    try {
      const { api } = this.#parts.auth
      const answer = await api.enableTwoFactor({
        body: { password, method: 'totp' },
        headers: asHeaders(headers),
      })
      if (!('totpURI' in answer)) return null
      const secret = new URL(answer.totpURI).searchParams.get('secret') ?? ''
      return { uri: answer.totpURI, secret, recoveryCodes: answer.backupCodes }
    } catch (error) {
      if (isAPIError(error)) return null
      throw error
    }
  }

  /** From now on it counts. Every other session of the person ends: none of them has shown a code. */
  async confirm(code: string, { id, sessionId }: Actor): Promise<Actor | null> {
    const { auth, database, lookup, now } = this.#parts
    const { internalAdapter, secretConfig } = await auth.$context
    const row = database.prepare('select secret, verified from twoFactor where userId = ?').get(id)
    if (!row || row['verified'] === 1) return null
    const key = await symmetricDecrypt({ key: secretConfig, data: String(row['secret']) })
    if (!isTotpCode(Buffer.from(key), code, now())) return null
    // Not by the library: it would put another session in the place of this one, whose page would hear first that it ended.
    await this.endOthers(id, sessionId)
    database.prepare('update twoFactor set verified = 1 where userId = ?').run(id)
    await internalAdapter.updateUser(id, { twoFactorEnabled: true })
    // Once more: who signed in meanwhile was not asked for a code.
    await this.endOthers(id, sessionId)
    return lookup.byId(sessionId)
  }

  /** Goes back to the password alone. */
  async remove(userId: string): Promise<void> {
    const { internalAdapter } = await this.#parts.auth.$context
    this.#parts.database.prepare('delete from twoFactor where userId = ?').run(userId)
    await internalAdapter.updateUser(userId, { twoFactorEnabled: false })
  }

  /** Ends every session of somebody but this one. */
  async endOthers(userId: string, sessionId: string): Promise<void> {
    const { internalAdapter } = await this.#parts.auth.$context
    const sessions = await internalAdapter.listSessions(userId)
    const others = sessions.filter(({ id }) => id !== sessionId)
    await internalAdapter.deleteSessions(others.map(({ token }) => token))
    this.#parts.onChange(userId)
  }

  /** New recovery codes in place of all before. */
  async renewRecoveryCodes(
    headers: IncomingHttpHeaders,
    password: string,
  ): Promise<readonly string[] | null> {
    try {
      const { api } = this.#parts.auth
      const answer = await api.generateBackupCodes({ body: { password }, headers: asHeaders(headers) })
      return answer.backupCodes
    } catch (error) {
      if (isAPIError(error)) return null
      throw error
    }
  }

  /** Takes it off somebody who has lost it; every session of theirs ends. */
  async reset(userId: string): Promise<void> {
    const { auth, onChange } = this.#parts
    await this.remove(userId)
    await (await auth.$context).internalAdapter.deleteUserSessions(userId)
    onChange(userId)
  }

  async #attemptCookie(): Promise<string> {
    const context = await this.#parts.auth.$context
    return context.createAuthCookie('two_factor').name
  }

  async #session(
    ask: () => Promise<{
      readonly response: { readonly token?: string | null | undefined }
      readonly headers: Headers
    }>,
  ): Promise<Session | null> {
    try {
      const { response, headers } = await ask()
      const actor = this.#parts.lookup.byToken(response.token ?? '')
      return actor && { actor, cookies: headers.getSetCookie() }
    } catch (error) {
      if (isAPIError(error)) return null
      throw error
    }
  }
}

/** What the accounts library needs of a request. */
export function asHeaders(headers: IncomingHttpHeaders): Headers {
  return new Headers({ cookie: headers.cookie ?? '', 'user-agent': headers['user-agent'] ?? '' })
}

function onlyCookie(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).join('; ')
}
