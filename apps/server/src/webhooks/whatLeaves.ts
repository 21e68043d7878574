import type { WebhookEvent, WebhookPolicy } from '@stet/protocol'
import type { ArticleRow } from '../storage/Store.ts'
import { announcedUntil } from './announcedUntil.ts'
import { heldUntil } from '../articles/heldUntil.ts'

/** What of an article a receiver may have at a moment. Times are milliseconds since 1970. */
export type Leaving =
  /** The version that is out; `until`: marked, because an embargo holds it from the public. */
  | { readonly does: 'out'; readonly until: number | null }
  /** The text that was approved and is scheduled, marked. */
  | { readonly does: 'announced'; readonly until: number }
  /** That it is not, or no more, to be used; no text. */
  | { readonly does: 'withheld' }
  /** That it was killed, and why; no text. */
  | { readonly does: 'canceled' }
  /** Nothing before then. */
  | { readonly does: 'wait'; readonly until: number }
  /** Nothing: it is not true any more, and what became of the article is told behind it. */
  | { readonly does: 'drop' }

const DROP: Leaving = { does: 'drop' }

/** What is sent for something that happened, by what the article is now: what happened since counts. Pure. */
export function whatLeaves(
  event: WebhookEvent,
  policy: WebhookPolicy,
  row: ArticleRow,
  isOverridden: boolean,
  now: number,
): Leaving {
  const isOut = event === 'article.published' || event === 'article.corrected'
  if (row.publication === 'killed') return event === 'article.killed' ? { does: 'canceled' } : DROP
  if (row.publication === 'published') {
    const until = heldUntil(row, isOverridden, now)
    if (until === null || policy === 'deliver-marked') return isOut ? { does: 'out', until } : DROP
    if (isOut) return { does: 'wait', until }
    return event === 'article.withdrawn' ? { does: 'withheld' } : DROP
  }
  const until = policy === 'deliver-marked' ? announcedUntil(row, now) : null
  if (until !== null) return isOut ? { does: 'announced', until } : DROP
  return event === 'article.withdrawn' ? { does: 'withheld' } : DROP
}
