import type { Role } from '@stet/protocol'

/** A signed-in person, as every decision on the server sees them. Ids are stable and never reused. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** The session that this request or socket came with; never shown to anybody. */
  readonly sessionId: string
}
