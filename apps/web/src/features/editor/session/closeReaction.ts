import { CLOSE_CODES } from '@stet/protocol'
import type { NotSavedReason } from './savedState.ts'

/**
 * What a closed socket asks of us.
 *
 * `reconnect`: try again, not before `notBeforeMs`, with jitter on top. `ask`: the server decided about this person or
 * article: ask over HTTP before anything else. `stop`: trying again cannot help; the text is kept and offered as a copy.
 */
export type CloseReaction =
  | { readonly kind: 'reconnect'; readonly notBeforeMs: number; readonly reason: NotSavedReason | null }
  | { readonly kind: 'ask' }
  | { readonly kind: 'stop'; readonly reason: NotSavedReason }

/** Decides by the close code; unknown codes of the server's own range below 4500 are decisions, everything else is weather. */
export function closeReaction(code: number): CloseReaction {
  switch (code) {
    case CLOSE_CODES.tooLarge:
      return { kind: 'stop', reason: 'too-large' }
    case CLOSE_CODES.malformed:
      return { kind: 'stop', reason: 'malformed' }
    case CLOSE_CODES.oldSchema:
      return { kind: 'stop', reason: 'outdated' }
    case CLOSE_CODES.notSignedIn:
    case CLOSE_CODES.forbidden:
    case CLOSE_CODES.notFound:
    case CLOSE_CODES.otherEpoch:
      return { kind: 'ask' }
    case CLOSE_CODES.gap:
      return { kind: 'reconnect', notBeforeMs: 0, reason: null }
    case CLOSE_CODES.tooMuch:
      return { kind: 'reconnect', notBeforeMs: 5_000, reason: 'too-fast' }
    case CLOSE_CODES.busy:
      return { kind: 'reconnect', notBeforeMs: 500, reason: 'server-busy' }
    default:
      return code >= 4400 && code < 4500
        ? { kind: 'ask' }
        : { kind: 'reconnect', notBeforeMs: 0, reason: null }
  }
}
