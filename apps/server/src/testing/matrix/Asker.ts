import type { Role, TokenScope } from '@stet/protocol'

/** Somebody who asks in one way: what they send, and as whom the server has to know them. */
export interface Asker {
  readonly name: string
  /** Null: as nobody. */
  readonly role: Role | null
  /** What the token gives that they come with; null without one. */
  readonly scopes: readonly TokenScope[] | null
  readonly headers: Readonly<Record<string, string>>
  /** Shows the key that the operator set for `/metrics`. */
  readonly hasOperatorKey: boolean
}

/** Somebody, and all that they could show to the server. */
export interface Known {
  readonly role: Role
  /** Locked since: nothing that they show counts. */
  readonly isLocked: boolean
  /** A session as the browser keeps it. */
  readonly cookie: string
  readonly tokens: readonly { readonly scopes: readonly TokenScope[]; readonly secret: string }[]
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

export const OPERATOR_KEY = 'the-key-of-the-operator'

/**
 * Everybody in every way that there is to come: by session, by each of their tokens, with what is no token, and who is
 * nobody: without anything, or with the operator's key. A further way is one entry here.
 */
export function everyAsker(people: readonly Known[], origin: string): readonly Asker[] {
  const nobody = { role: null, scopes: null, hasOperatorKey: false }
  return [
    ...people.flatMap(({ role, isLocked, cookie, tokens }): readonly Asker[] => {
      const who = isLocked ? `${role}, locked` : role
      const known = { role: isLocked ? null : role, hasOperatorKey: false }
      return [
        { ...known, name: `${who}, session cookie`, scopes: null, headers: { cookie, origin } },
        ...tokens.map(({ scopes, secret }) => ({
          ...known,
          name: `${who}, token for ${scopes.join(' and ')}`,
          scopes,
          headers: bearer(secret),
        })),
        // The token of a session is none, also beside a cookie that counts.
        {
          ...nobody,
          name: `${who}, session as Bearer`,
          headers: { cookie, origin, ...bearer(tokenIn(cookie)) },
        },
      ]
    }),
    { ...nobody, name: 'nobody', headers: {} },
    { ...nobody, name: 'the key of the operator', headers: bearer(OPERATOR_KEY), hasOperatorKey: true },
  ]
}

/** The secret part of a session cookie, without name and signature. */
function tokenIn(cookie: string): string {
  return decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.')[0] ?? ''
}
