import type { Person, Webhook } from '@stet/protocol'
import type { StoredDelivery, StoredWebhook } from '../storage/StoredWebhook.ts'

/** A receiver as it is shown. `now`: milliseconds since 1970. Pure. */
export function presentWebhook(
  webhook: StoredWebhook,
  person: (id: string) => Person | null,
  now: number,
): Webhook {
  const { madeBy, madeAt, formerSecretUntil: until, events, deliveries, ...rest } = webhook
  return {
    ...rest,
    events: [...events],
    madeBy: person(madeBy) ?? { id: madeBy, name: '' },
    madeAt: instant(madeAt),
    formerSecretUntil: until !== null && until > now ? instant(until) : null,
    deliveries: deliveries.map((each) => presentDelivery(each, rest.isActive)),
  }
}

function presentDelivery(
  { at, dueAt, ...delivery }: StoredDelivery,
  isActive: boolean,
): Webhook['deliveries'][number] {
  const isDue = delivery.state === 'waiting' && isActive
  return { ...delivery, at: instant(at), dueAt: isDue ? instant(dueAt) : null }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
