import type { GrantedRight, Role, TokenScope } from '@stet/protocol'

/** A signed-in person, as every decision on the server sees them. Ids are stable and never reused. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** What they have beyond it and counts now; left out: nothing. */
  readonly grants?: readonly { readonly right: GrantedRight }[]
  /** The session or the token that this request or socket came with; never shown to anybody. */
  readonly sessionId: string
  /** What the program was given that comes with a token; null: the person is here, with all that their role may. */
  readonly scopes: readonly TokenScope[] | null
}
