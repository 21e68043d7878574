import type { DeliveryTable } from '../sqlite/DeliveryTable.ts'
import type { WebhookTable } from '../sqlite/WebhookTable.ts'
import type { WebhookStore } from '../StoredWebhook.ts'

type Run = <T>(work: () => T) => Promise<T>

/** Receivers of a store in memory, and what they are to be told. */
export function webhooksOfTable(
  table: WebhookTable,
  deliveries: DeliveryTable,
  read: Run,
  write: Run,
): WebhookStore {
  return {
    list: () => read(() => table.list()),
    get: (id) => read(() => table.get(id)),
    secretsOf: (id) => read(() => table.secretsOf(id)),
    add: (webhook, most, audit) => write(() => table.add(webhook, most, audit)),
    change: (id, terms, audit) => write(() => table.change(id, terms, audit)),
    renewSecret: (id, secrets, audit) => write(() => table.renewSecret(id, secrets, audit)),
    remove: (id, audit) => write(() => table.remove(id, audit)),
    moveToDesk: (from, to) => write(() => table.moveToDesk(from, to)),
    retry: (id, now, audit) => write(() => table.retry(id, now, audit)),
    due: (now, mostOfEach) => read(() => deliveries.due(now, mostOfEach)),
    nextDue: (after) => read(() => deliveries.nextDue(after)),
    postpone: (key, until, attempted) => write(() => deliveries.postpone(key, until, attempted)),
    note: (key, attempted) => write(() => deliveries.note(key, attempted)),
    settle: (key, state, attempted) => write(() => deliveries.settle(key, state, attempted)),
    forget: (before) => write(() => deliveries.forget(before)),
  }
}
