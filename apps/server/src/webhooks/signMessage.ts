import { createHmac } from 'node:crypto'
import type { WebhookSecrets } from '../storage/StoredWebhook.ts'

const PREFIX = 'whsec_'

/** A secret as receivers are given it, from at least 24 random bytes. */
export function writeSecret(bytes: Uint8Array): string {
  return PREFIX + Buffer.from(bytes).toString('base64')
}

/**
 * The headers that say who sends a message and that nobody has changed it, as Standard Webhooks wants them: signed with the
 * secret, and beside it with the one before as long as that counts. `now`: milliseconds since 1970. Pure.
 */
export function signMessage(
  id: string,
  body: string,
  { secret, former }: WebhookSecrets,
  now: number,
): Readonly<Record<string, string>> {
  const seconds = Math.floor(now / 1000)
  const secrets = former !== null && former.until > now ? [secret, former.secret] : [secret]
  const signatures = secrets.map((each) => {
    const key = Buffer.from(each.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  }
}
