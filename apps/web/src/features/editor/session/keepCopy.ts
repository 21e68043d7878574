import type { ArticleMetadata } from '@stet/protocol'
import * as Y from 'yjs'
import type { BrowserStore, RecoveredCopy } from './BrowserStore.ts'
import type { NotSavedReason } from './savedState.ts'

/** Whose work it is, and what it looks like to them. */
export interface CopyParts {
  readonly metadata: ArticleMetadata
  readonly userId: string
  /** Different for each page load. */
  readonly clientId: number
  readonly doc: Y.Doc
  readonly text: string
  readonly at: number
}

/**
 * Puts work that cannot be merged aside as a copy. `isKept`: it is in the browser's store; otherwise it is only in hand, and
 * whatever else holds the work must not be let go.
 */
export async function keepCopy(
  store: BrowserStore,
  { metadata, userId, clientId, doc, text, at }: CopyParts,
  reason: NotSavedReason,
): Promise<{ readonly copy: RecoveredCopy; readonly isKept: boolean }> {
  const copy: RecoveredCopy = {
    id: `${metadata.id}.${clientId}`,
    userId,
    articleId: metadata.id,
    epoch: metadata.epoch,
    headline: metadata.headline,
    reason,
    at,
    text,
    update: Y.encodeStateAsUpdate(doc),
  }
  try {
    await store.putRecovered(copy)
    return { copy, isKept: true }
  } catch {
    return { copy, isKept: false }
  }
}
