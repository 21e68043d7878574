import type { IncomingHttpHeaders } from 'node:http'
import type { EndedToken } from '../accounts/ApiTokens.ts'
import { AuditTrail, type AuditTrailParts } from './AuditTrail.ts'

/** What the trail of refusals works with. */
export interface RefusalTrailParts extends AuditTrailParts {
  readonly endedToken: (headers: IncomingHttpHeaders) => EndedToken | null
}

/** Puts on record who was turned away at the door, where that is known: bounded for each person, as all that they can cause. */
export class RefusalTrail {
  readonly #audit: AuditTrail
  readonly #endedToken: RefusalTrailParts['endedToken']

  constructor(parts: RefusalTrailParts) {
    this.#audit = new AuditTrail(parts)
    this.#endedToken = parts.endedToken
  }

  /** Somebody who is known may not make this call. */
  forbidden(person: string, call: string, article: string | null): void {
    this.#audit.note({ person, article, what: 'call-refused', detail: { call } })
  }

  /** Nobody is known by these headers: told where they show the token of a program that has ended, of the person whose it was. */
  unknown(headers: IncomingHttpHeaders, call: string): void {
    const token = this.#endedToken(headers)
    if (token === null) return
    const detail = { token: token.id, call }
    this.#audit.note({ person: token.userId, article: null, what: 'token-refused', detail })
  }
}
