import {
  newWebhookAnswerSchema,
  newWebhookRequestSchema,
  pingAnswerSchema,
  WEBHOOK_EVENTS,
  webhookListSchema,
  webhookPatchSchema,
  webhookSchema,
  type Person,
} from '@stet/protocol'
import * as z from 'zod/mini'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import type { Json, Store } from '../storage/Store.ts'
import type { StoredWebhook } from '../storage/StoredWebhook.ts'
import { pingReceiver } from './pingReceiver.ts'
import type { OpenNetworks } from './OpenNetworks.ts'
import { presentWebhook } from './presentWebhook.ts'
import { writeSecret } from './signMessage.ts'
import { termsProblems } from './termsProblems.ts'

export interface WebhookRouteParts {
  readonly store: Pick<Store, 'webhooks'>
  readonly person: (id: string) => Person | null
  readonly networks: OpenNetworks
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  /** So many bytes that nobody can guess. */
  readonly newBytes: (count: number) => Uint8Array
  /** Called when something may be due. */
  readonly wake: () => void
}

/** Receivers of one installation. */
const MOST = 50
const SECRET_BYTES = 32
/** Milliseconds in which the secret before counts beside a new one. */
const BOTH_FOR = 24 * 3_600_000

const paramsSchema = z.object({ webhook: z.string().check(z.maxLength(100)) })

/** The calls about other systems that are told what becomes of articles. On record is their host, never the rest of an address. */
export function addWebhookRoutes(routes: Routes, parts: WebhookRouteParts): void {
  const { store, networks, now, newId, newBytes, wake } = parts
  const { webhooks } = store
  const present = (webhook: StoredWebhook) => presentWebhook(webhook, parts.person, now())
  const find = async (id: string): Promise<StoredWebhook> => {
    const webhook = await webhooks.get(id)
    if (webhook === null) throw new HttpProblem('not-found', 'There is no such webhook.')
    return webhook
  }
  const entry = (
    person: string,
    what: string,
    { id, url }: Pick<StoredWebhook, 'id' | 'url'>,
    more: Readonly<Record<string, Json>> = {},
  ) => ({
    at: now(),
    person,
    article: null,
    what,
    detail: { webhook: id, host: new URL(url).host, ...more },
  })

  routes.add(
    {
      method: 'GET',
      url: '/api/webhooks',
      summary: 'Systems that are told what becomes of articles, and what they were told last',
      access: 'manageWebhooks',
      answer: { status: 200, schema: webhookListSchema },
    },
    async () => ({ webhooks: (await webhooks.list()).map(present) }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/webhooks',
      summary: 'Names a system that is told from now on; its secret is told this once',
      access: 'manageWebhooks',
      body: newWebhookRequestSchema,
      answer: { status: 201, schema: newWebhookAnswerSchema },
    },
    async ({ actor, body, reply }) => {
      const { url, events = WEBHOOK_EVENTS, policy = 'hold', desk = null, isActive = true } = body
      const terms = { url, events: [...new Set(events)], policy, desk, isActive }
      refuse(termsProblems(terms, networks))
      const secret = writeSecret(newBytes(SECRET_BYTES))
      const webhook = { ...terms, id: newId(), secret, madeBy: actor.id, madeAt: now() }
      const audit = entry(actor.id, 'webhook-made', webhook, { events: terms.events, policy, desk, isActive })
      if (!(await webhooks.add(webhook, MOST, audit)))
        throw new HttpProblem('conflict', `There are ${MOST} webhooks already: remove one first.`)
      reply.header('location', `/api/webhooks/${webhook.id}`)
      return { webhook: present(await find(webhook.id)), secret }
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/webhooks/:webhook',
      summary: 'Changes where and of what a system is told, field by field',
      access: 'manageWebhooks',
      params: paramsSchema,
      body: webhookPatchSchema,
      answer: { status: 200, schema: webhookSchema },
    },
    async ({ actor, params, body }) => {
      const { id, url, events, policy, desk, isActive } = await find(params.webhook)
      const terms = { url, events, policy, desk, isActive, ...withoutUndefined(body) }
      refuse(termsProblems(terms, networks))
      const { url: _, ...changed } = withoutUndefined(body)
      const detail = { fields: Object.keys(body), ...changed }
      await webhooks.change(id, terms, entry(actor.id, 'webhook-changed', { id, url: terms.url }, detail))
      wake()
      return present(await find(id))
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/webhooks/:webhook/secret',
      summary: 'Renews the secret of a system, and tells it this once; the one before counts for another day',
      access: 'manageWebhooks',
      params: paramsSchema,
      answer: { status: 200, schema: newWebhookAnswerSchema },
    },
    async ({ actor, params }) => {
      const webhook = await find(params.webhook)
      const before = await webhooks.secretsOf(webhook.id)
      const secret = writeSecret(newBytes(SECRET_BYTES))
      const former = before && { secret: before.secret, until: now() + BOTH_FOR }
      const audit = entry(actor.id, 'webhook-secret-renewed', webhook)
      await webhooks.renewSecret(webhook.id, { secret, former }, audit)
      return { webhook: present(await find(webhook.id)), secret }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/webhooks/:webhook/ping',
      summary: 'Sends a message that tells of nothing, and says whether it was taken',
      access: 'manageWebhooks',
      params: paramsSchema,
      answer: { status: 200, schema: pingAnswerSchema },
    },
    async ({ params }) => {
      const { id, url } = await find(params.webhook)
      const secrets = await webhooks.secretsOf(id)
      if (secrets === null) throw new HttpProblem('not-found', 'There is no such webhook.')
      const { status, problem } = await pingReceiver({ id: newId(), url, secrets, networks, now: now() })
      return { isTaken: problem === null, status, problem }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/webhooks/:webhook/retry',
      summary: 'Tries again what was given up',
      access: 'manageWebhooks',
      params: paramsSchema,
      answer: { status: 200, schema: webhookSchema },
    },
    async ({ actor, params }) => {
      const webhook = await find(params.webhook)
      await webhooks.retry(webhook.id, now(), entry(actor.id, 'webhook-retried', webhook))
      wake()
      return present(await find(webhook.id))
    },
  )

  routes.add(
    {
      method: 'DELETE',
      url: '/api/webhooks/:webhook',
      summary: 'Removes a system: it is told nothing any more, nor what waits for it',
      access: 'manageWebhooks',
      params: paramsSchema,
      answer: { status: 204 },
    },
    async ({ actor, params, reply }) => {
      const webhook = await find(params.webhook)
      await webhooks.remove(webhook.id, entry(actor.id, 'webhook-removed', webhook))
      return reply.send()
    },
  )
}

function refuse(errors: ReturnType<typeof termsProblems>): void {
  if (errors.length > 0)
    throw new HttpProblem('invalid-request', 'This is no webhook that can be told anything.', errors)
}
