import type { WebhookStore } from '../StoredWebhook.ts'
import type { CallName, WorkerCalls } from './workerCalls.ts'

type Call = <Name extends CallName>(
  name: Name,
  ...args: Parameters<WorkerCalls[Name]>
) => Promise<ReturnType<WorkerCalls[Name]>>

/** Receivers and what they are to be told, as the worker keeps them. */
export function webhookCalls(read: Call, write: Call): WebhookStore {
  return {
    list: () => read('listWebhooks'),
    get: (id) => read('getWebhook', id),
    secretsOf: (id) => read('secretsOfWebhook', id),
    add: (webhook, most, audit) => write('addWebhook', webhook, most, audit),
    change: (id, terms, audit) => write('changeWebhook', id, terms, audit),
    renewSecret: (id, secrets, audit) => write('renewWebhookSecret', id, secrets, audit),
    remove: (id, audit) => write('removeWebhook', id, audit),
    moveToDesk: (from, to) => write('moveWebhooksToDesk', from, to),
    retry: (id, now, audit) => write('retryDeliveries', id, now, audit),
    due: (now, mostOfEach) => read('dueDeliveries', now, mostOfEach),
    nextDue: (after) => read('nextDelivery', after),
    postpone: (key, until, attempted) => write('postponeDelivery', key, until, attempted),
    note: (key, attempted) => write('noteDelivery', key, attempted),
    settle: (key, state, attempted) => write('settleDelivery', key, state, attempted),
    forget: (before) => write('forgetDeliveries', before),
  }
}
