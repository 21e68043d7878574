import type { ArticleMetadata } from '@stet/protocol'
import type { NotSavedReason } from './savedState.ts'
import type { Standing } from './Standing.ts'

/** What a session does about what the server says over HTTP. */
export type NextStep =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'leave' }
  /** With the same text under another right: what is unsaved is sent on, and counts as the new right allows. */
  | { readonly kind: 'reopen'; readonly metadata: ArticleMetadata }
  /** With a fresh document: what is unsaved cannot be merged any more. */
  | { readonly kind: 'restart'; readonly metadata: ArticleMetadata; readonly reason: NotSavedReason }

/** `isRefusedAgain`: we were sent away although HTTP had just said that we may write, so it must be our clientIDs. */
export function nextStep(
  now: Pick<ArticleMetadata, 'epoch' | 'mode'>,
  standing: Standing,
  isRefusedAgain: boolean,
): NextStep {
  if (standing.kind === 'unreachable') return { kind: 'go-on' }
  if (standing.kind === 'signed-out') return { kind: 'sign-in' }
  if (standing.kind === 'gone') return { kind: 'leave' }
  const { metadata } = standing
  if (metadata.epoch !== now.epoch) return { kind: 'restart', metadata, reason: 'other-epoch' }
  if (metadata.mode === 'view' && now.mode !== 'view')
    return { kind: 'restart', metadata, reason: metadata.isDamaged ? 'damaged' : 'not-allowed' }
  if (metadata.mode !== now.mode) return { kind: 'reopen', metadata }
  if (isRefusedAgain) return { kind: 'restart', metadata, reason: 'not-allowed' }
  return { kind: 'go-on' }
}
