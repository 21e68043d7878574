import type { WebhookEvent } from '@stet/protocol'

const KEYS = {
  'article.published': 'event.published',
  'article.corrected': 'event.corrected',
  'article.withdrawn': 'event.withdrawn',
  'article.killed': 'event.killed',
} as const satisfies Record<WebhookEvent, string>

/** The message that names an event. */
export function eventKey(event: WebhookEvent) {
  return KEYS[event]
}
