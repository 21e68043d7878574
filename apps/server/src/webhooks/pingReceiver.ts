import type { Attempted, WebhookSecrets } from '../storage/StoredWebhook.ts'
import type { OpenNetworks } from './OpenNetworks.ts'
import { postMessage } from './postMessage.ts'
import { signMessage } from './signMessage.ts'

const ANSWERS_WITHIN = 10_000

/** Sends a receiver a message that tells of nothing, once. `now`: milliseconds since 1970. Never rejects. */
export function pingReceiver(to: {
  readonly id: string
  readonly url: string
  readonly secrets: WebhookSecrets
  readonly networks: OpenNetworks
  readonly now: number
}): Promise<Attempted> {
  const { id, url, secrets, networks, now } = to
  const body = JSON.stringify({ type: 'ping', timestamp: new Date(now).toISOString(), data: {} })
  return postMessage({
    url,
    body,
    headers: signMessage(`msg_${id}`, body, secrets, now),
    networks,
    within: ANSWERS_WITHIN,
    signal: new AbortController().signal,
  })
}
