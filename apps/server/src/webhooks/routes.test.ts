import { newWebhookAnswerSchema, pingAnswerSchema, problemSchema } from '@stet/protocol'
import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WorkflowDesk } from '../workflow/testing/WorkflowDesk.ts'
import { hook, hookOf } from './testing/hook.ts'
import { Receiver } from './testing/Receiver.ts'

const logged: string[] = []
let desk: WorkflowDesk
let receiver: Receiver
beforeAll(async () => {
  receiver = await Receiver.open()
  desk = await WorkflowDesk.open({
    webhookNetworks: ['127.0.0.0/8'],
    logger: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
})
afterAll(async () => {
  await desk.close()
  await receiver.stop()
})

const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
  desk.call(desk.person('admin'), method, `/api/webhooks${path}`, payload)

describe('[H10] webhooks', () => {
  it('are the admin’s, in a browser; programs have no scope for them', async () => {
    for (const role of ['chief', 'editor', 'viewer'] as const)
      expect((await desk.call(desk.person(role), 'GET', '/api/webhooks')).statusCode).toBe(403)
    const token = await desk.call(desk.person('admin'), 'POST', '/api/tokens', {
      name: 'Alles',
      scopes: ['read', 'audit', 'accounts'],
    })
    const { secret } = token.json<{ secret: string }>()
    const headers = { authorization: `Bearer ${secret}` }
    expect((await desk.server.ask(null, 'GET', '/api/webhooks', { headers })).statusCode).toBe(403)
  })

  it('are made, changed, renewed and removed on record, their secrets and addresses in no list, log or entry', async () => {
    const url = `${receiver.url}?key=geheimer-weg`
    const made = await hook(desk, { url })
    const { id } = made.webhook
    expect(made.webhook).toMatchObject({
      events: ['article.published', 'article.corrected', 'article.withdrawn', 'article.killed'],
      policy: 'hold',
      desk: null,
      isActive: true,
      madeBy: { id: desk.person('admin').id },
      formerSecretUntil: null,
    })
    expect((await ask('PATCH', `/${id}`, { policy: 'deliver-marked', desk: 'Sport' })).statusCode).toBe(200)
    const renewed = newWebhookAnswerSchema.parse((await ask('POST', `/${id}/secret`)).json())
    expect(renewed.secret).not.toBe(made.secret)
    expect(renewed.webhook.formerSecretUntil).not.toBeNull()
    receiver.answer = (response) => void response.writeHead(500).end()
    await desk.articleIn('published', { desk: 'Sport' })
    await desk.server.deliverer.look()
    expect(await hookOf(desk, id)).toMatchObject({ policy: 'deliver-marked', desk: 'Sport', waiting: 1 })
    const list = (await ask('GET', '')).body
    expect((await ask('DELETE', `/${id}`)).statusCode).toBe(204)
    const { records } = await desk.server.store.listAudit({ limit: 500 })
    const entries = records.filter(({ what }) => what.startsWith('webhook-'))
    expect(entries.map(({ what, person }) => [what, person])).toEqual(
      ['removed', 'secret-renewed', 'changed', 'made'].map((what) => [
        `webhook-${what}`,
        desk.person('admin').id,
      ]),
    )
    expect(entries[1 + 1]?.detail).toMatchObject({ webhook: id, host: new URL(url).host, desk: 'Sport' })
    for (const secret of [made.secret, renewed.secret])
      for (const text of [list, ...logged, ...records.map((each) => JSON.stringify(each))])
        expect(text).not.toContain(secret.slice('whsec_'.length))
    for (const text of [...logged, ...records.map((each) => JSON.stringify(each))])
      expect(text).not.toContain('geheimer-weg')
    expect(logged.join()).toContain('webhook not taken yet')
    receiver.answer = (response) => void response.writeHead(204).end()
  })

  it('are tried with a message that tells of nothing', async () => {
    const { webhook, secret } = await hook(desk, { url: receiver.url })
    const pinged: { body: string; headers: Record<string, string> }[] = []
    receiver.answer = (response, { body, headers }) => {
      pinged.push({ body, headers })
      response.writeHead(pinged.length === 1 ? 200 : 404).end()
    }
    const ping = async () => pingAnswerSchema.parse((await ask('POST', `/${webhook.id}/ping`)).json())
    expect(await ping()).toEqual({ isTaken: true, status: 200, problem: null })
    expect(await ping()).toEqual({ isTaken: false, status: 404, problem: 'refused' })
    expect(new Webhook(secret).verify(pinged[0]?.body ?? '', pinged[0]?.headers ?? {})).toMatchObject({
      type: 'ping',
      data: {},
    })
    await receiver.stop()
    expect(await ping()).toEqual({ isTaken: false, status: null, problem: 'ECONNREFUSED' })
    await receiver.start()
    receiver.answer = (response) => void response.writeHead(204).end()
  })

  it('that cannot be told anything are refused with what is wrong, and nothing is half done', async () => {
    const wrong = async (body: object) => {
      const answer = await ask('POST', '', body)
      expect(answer.statusCode).toBe(400)
      return problemSchema.parse(answer.json()).errors?.map(({ path }) => path)
    }
    expect(await wrong({ url: 'http://cms.example/' })).toEqual(['url'])
    expect(await wrong({ url: 'https://169.254.169.254/latest/meta-data' })).toEqual(['url'])
    expect(await wrong({ url: receiver.url, events: [] })).toEqual(['events'])
    expect(
      await wrong({ url: receiver.url, policy: 'deliver-marked', events: ['article.published'] }),
    ).toEqual(['events'])
    const { webhook } = await hook(desk, { url: receiver.url, policy: 'deliver-marked' })
    expect((await ask('PATCH', `/${webhook.id}`, { events: ['article.published'] })).statusCode).toBe(400)
    expect((await hookOf(desk, webhook.id)).events.length).toBe(4)
    expect((await ask('PATCH', '/none', { isActive: false })).statusCode).toBe(404)
  })

  it('are fifty at most', async () => {
    while ((await ask('POST', '', { url: receiver.url, isActive: false })).statusCode === 201);
    expect((await ask('POST', '', { url: receiver.url })).statusCode).toBe(409)
    expect((await desk.server.store.webhooks.list()).length).toBe(50)
  })
})
