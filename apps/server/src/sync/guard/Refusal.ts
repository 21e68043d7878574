import type { CloseCode } from '@stet/protocol'

/** Why an update is not taken. `reason` is a fixed phrase for logs and close frames; never text of an article. */
export interface Refusal {
  readonly ok: false
  readonly code: CloseCode
  readonly reason: string
}

export function refusal(code: CloseCode, reason: string): Refusal {
  return { ok: false, code, reason }
}
