import { CLOSE_CODES, type Mode } from '@stet/protocol'
import type { AuditTrail } from '../records/AuditTrail.ts'

/** Why nothing is taken of a message; `Refusal`, or what `ws` says by itself. */
interface Refused {
  readonly code: number
  readonly reason: string
}

/** Refusals that no honest client meets, unless somebody's rights just changed. */
const AUDITED: ReadonlySet<number> = new Set([CLOSE_CODES.malformed, CLOSE_CODES.forbidden])

/** Whose socket it is, where, and what it may do. */
interface Whose {
  readonly actor: { readonly id: string }
  readonly article: { readonly id: string }
  readonly mode: Mode
}

/** Puts on record what is refused of a socket, without a byte of it, each refusal once. */
export class SocketRecord {
  readonly #audit: AuditTrail
  readonly #whose: Whose
  #isTold = false

  constructor(audit: AuditTrail, whose: Whose) {
    this.#audit = audit
    this.#whose = whose
  }

  /** An update; the socket is closed for it next. */
  update({ code, reason }: Refused, bytes: number): void {
    if (!AUDITED.has(code)) return
    this.#isTold = true
    this.#note('update-refused', { code, reason, bytes })
  }

  /** Whatever the socket is closed for, if it was not an update that is told already. */
  message({ code, reason }: Refused): void {
    if (AUDITED.has(code) && !this.#isTold) this.#note('message-refused', { code, reason })
  }

  /** What is no message, or too large for one: nothing of it was read. */
  broken({ code, reason }: Refused): void {
    this.#note('message-refused', { code, reason })
  }

  #note(what: string, said: Readonly<Record<string, string | number>>): void {
    const { actor, article, mode } = this.#whose
    this.#audit.note({ person: actor.id, article: article.id, what, detail: { ...said, mode } })
  }
}
