import {
  newWebhookAnswerSchema,
  webhookListSchema,
  type NewWebhookRequest,
  type Webhook,
} from '@stet/protocol'
import type { WorkflowDesk } from '../../workflow/testing/WorkflowDesk.ts'

/** Names a receiver, as the admin does. */
export async function hook(desk: WorkflowDesk, wanted: NewWebhookRequest) {
  const answer = await desk.call(desk.person('admin'), 'POST', '/api/webhooks', wanted)
  return newWebhookAnswerSchema.parse(answer.json())
}

/** What the admin sees of one. */
export async function hookOf(desk: WorkflowDesk, id: string): Promise<Webhook> {
  const answer = await desk.call(desk.person('admin'), 'GET', '/api/webhooks')
  const found = webhookListSchema.parse(answer.json()).webhooks.find((each) => each.id === id)
  if (!found) throw new Error('there is no such webhook')
  return found
}
