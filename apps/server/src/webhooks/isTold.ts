import type { WebhookEvent } from '@stet/protocol'
import type { WebhookTerms } from '../storage/StoredWebhook.ts'
import type { Notice } from './noticesOf.ts'

/**
 * Whether a receiver is told of something. `last`: what it was to be told last of the article, null: never anything. Whoever was
 * told of an article is told what becomes of it, also when it is another desk's by then. Pure.
 */
export function isTold(
  { events, policy, desk }: Pick<WebhookTerms, 'events' | 'policy' | 'desk'>,
  { event, to }: Pick<Notice, 'event' | 'to'>,
  deskOfArticle: string,
  last: WebhookEvent | null,
): boolean {
  if (!events.includes(event)) return false
  if (desk !== null && desk !== deskOfArticle && last === null) return false
  if (to === 'who was told') return last === 'article.published' || last === 'article.corrected'
  return to === 'everybody' || to === policy
}
