import type { Role } from '@stet/protocol'

/** Somebody who asks in one way: what they send, and as whom the server has to know them. */
export interface Asker {
  readonly name: string
  /** Null: as nobody. */
  readonly role: Role | null
  readonly headers: Readonly<Record<string, string>>
  /** Shows the key that the operator set for `/metrics`. */
  readonly hasOperatorKey: boolean
}

/** A session as the browser of its person keeps it. */
interface Session {
  readonly role: Role
  readonly cookie: string
}

/** How a session may be shown to the server, over HTTP as at the upgrade to a socket. */
interface Transport {
  readonly name: string
  /** Whether the server knows somebody who comes like this. */
  readonly isKnown: boolean
  readonly headers: (cookie: string, origin: string) => Readonly<Record<string, string>>
}

/** A further way to come is one entry here. */
const TRANSPORTS: readonly Transport[] = [
  { name: 'session cookie', isKnown: true, headers: (cookie, origin) => ({ cookie, origin }) },
  // There are no tokens for programs yet; the token of a session is none.
  { name: 'Bearer', isKnown: false, headers: (cookie) => ({ authorization: `Bearer ${tokenIn(cookie)}` }) },
]

export const OPERATOR_KEY = 'the-key-of-the-operator'

/** Everybody of `sessions` by every transport, and who is nobody: without anything, locked, or with the operator's key. */
export function everyAsker(sessions: readonly Session[], locked: Session, origin: string): readonly Asker[] {
  const operator = { authorization: `Bearer ${OPERATOR_KEY}` }
  const come = ({ role, cookie }: Session, isLocked: boolean): readonly Asker[] =>
    TRANSPORTS.map((transport) => ({
      name: `${role}${isLocked ? ', locked' : ''}, ${transport.name}`,
      role: transport.isKnown && !isLocked ? role : null,
      headers: transport.headers(cookie, origin),
      hasOperatorKey: false,
    }))
  return [
    ...sessions.flatMap((session) => come(session, false)),
    ...come(locked, true),
    { name: 'nobody', role: null, headers: {}, hasOperatorKey: false },
    { name: 'the key of the operator', role: null, headers: operator, hasOperatorKey: true },
  ]
}

/** The secret part of a session cookie, without name and signature. */
function tokenIn(cookie: string): string {
  return decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.')[0] ?? ''
}
