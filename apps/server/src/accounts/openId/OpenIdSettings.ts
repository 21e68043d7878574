import type { Role } from '@stet/protocol'

/** A provider of OpenID Connect, and what it may do here. */
export interface OpenIdSettings {
  /** `https:`, or `http:` on this machine. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button on the sign-in screen calls it. */
  readonly name: string
  /** Whether somebody without an account gets one, in the role of the first entry that their claim has; null: nobody does. */
  readonly creates: {
    readonly claim: string
    readonly roles: readonly { readonly value: string; readonly role: Role }[]
  } | null
}
