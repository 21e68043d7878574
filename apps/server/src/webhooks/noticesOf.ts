import type { WebhookEvent, WebhookPolicy } from '@stet/protocol'
import type { ArticleRow } from '../storage/Store.ts'
import { announcedUntil } from './announcedUntil.ts'
import { heldUntil } from '../articles/heldUntil.ts'

/** Something to tell of an article. */
export interface Notice {
  readonly event: WebhookEvent
  readonly version: number
  /** Everybody who wants it; those with this policy alone; or those who were told last that it is out. */
  readonly to: 'everybody' | WebhookPolicy | 'who was told'
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

/** An article before and after a change that is about to be written. */
export interface Changed {
  readonly before: ArticleRow
  readonly after: ArticleRow
  /** Whether a version goes out by it. */
  readonly isNewVersion: boolean
  /** Whether the version that is out went through its embargo in an emergency. */
  readonly isOverridden: boolean
  readonly now: number
}

/** What a change of an article has to be told of, in its order. Pure. */
export function noticesOf(changed: Changed): readonly Notice[] {
  const { before, after, isNewVersion, now } = changed
  const tell = (event: WebhookEvent, to: Notice['to'] = 'everybody', dueAt = now): Notice => ({
    event,
    version: after.version,
    to,
    dueAt,
  })
  if (after.publication === 'killed') return before.publication === 'killed' ? [] : [tell('article.killed')]
  if (isNewVersion)
    return [tell(before.publication === 'published' ? 'article.corrected' : 'article.published')]
  if (after.publication === 'published') return noticesOfEmbargo(changed, tell)
  if (before.publication === 'published') return [tell('article.withdrawn')]
  const [was, is] = [announcedUntil(before, now), announcedUntil(after, now)]
  const next = { version: after.version + 1 }
  if (is !== null) return is === was ? [] : [{ ...tell('article.published', 'deliver-marked'), ...next }]
  const isOver = was !== null || (before.publishAt !== null && after.publishAt === null)
  return isOver ? [{ ...tell('article.withdrawn', 'who was told'), ...next }] : []
}

/** Of what is out, and is held back again: whoever has it is to take it away until then, or to mark it. */
function noticesOfEmbargo(
  { before, after, isOverridden, now }: Changed,
  tell: (event: WebhookEvent, to: WebhookPolicy, dueAt?: number) => Notice,
): readonly Notice[] {
  const [was, is] = [before, after].map((row) => heldUntil(row, isOverridden, now))
  if (was === is || was === undefined || is === undefined) return []
  const marked = tell('article.published', 'deliver-marked')
  if (was !== null || is === null) return [marked]
  return [marked, tell('article.withdrawn', 'hold'), tell('article.published', 'hold', is)]
}
