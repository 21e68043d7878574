import type { ArticleMetadata } from '@stet/protocol'
import type { Conversion } from './ArticleProvider.ts'
import type { RecoveredCopy } from './BrowserStore.ts'
import type { PersonHere } from './people.ts'
import type { NotSavedReason, SavedBadge } from './savedState.ts'

/** Why a session is over. Its text is safe: on the server, in the local copy, or in `recovered`. */
export type SessionEnd =
  /** Unknown or forbidden, which the server does not tell apart. */
  | { readonly kind: 'gone'; readonly recovered: RecoveredCopy | null }
  /** To be opened anew with a fresh document: another epoch or mode, or new clientIDs. */
  | {
      readonly kind: 'restart'
      readonly metadata: ArticleMetadata
      readonly recovered: RecoveredCopy | null
      /** What the person has not read yet, for the session that follows. */
      readonly conversion: Conversion | null
    }

/** What the screen knows of a session. A new object whenever something in it changed, and only then. */
export interface SessionSnapshot {
  /** The document holds the article: it may be shown. */
  readonly isReadable: boolean
  /** What is typed now would be kept and sent. */
  readonly isWritable: boolean
  readonly badge: SavedBadge
  readonly isOffline: boolean
  readonly people: readonly PersonHere[]
  /** What others write waits, because an input method is open here. */
  readonly isHeld: boolean
  /** A refusal that needs the person: to sign in, to reload, to take a copy. */
  readonly refusal: NotSavedReason | null
  readonly end: SessionEnd | null
  /** What was written to be text and became suggestions; null for nothing. */
  readonly conversion: Conversion | null
}

/** Whether the badge reads the same. The count of `saving` is not shown, so a keystroke changes nothing here. */
export function isSameBadge(a: SavedBadge, b: SavedBadge): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'offline' && b.kind === 'offline') return a.changes === b.changes
  if (a.kind === 'not-saved' && b.kind === 'not-saved') {
    return a.reason === b.reason && a.changes === b.changes
  }
  return true
}
