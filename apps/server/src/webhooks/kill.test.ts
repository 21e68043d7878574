import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createArticleAnswerSchema, type Role } from '@stet/protocol'
import { expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import { ServerProcess } from '../testing/ServerProcess.ts'
import { READY } from '../workflow/testing/WorkflowDesk.ts'
import { Receiver } from './testing/Receiver.ts'

it(
  '[H3] what was published is told also by the next process, under the same id, and nothing else is',
  { timeout: 180_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stet-webhooks-'))
    const receiver = await Receiver.open()
    const settings = { STET_WEBHOOK_NETWORKS: '127.0.0.0/8' }
    const server = await ServerProcess.in(folder, settings)
    await server.launch()
    const post = async (role: Role, url: string, body: object) => {
      const headers = { ...(await server.signIn(role)), 'content-type': 'application/json' }
      const answer = await fetch(`${server.address}${url}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      expect(answer.status).toBeLessThan(300)
      return answer.json()
    }
    const publish = async () => {
      const { id } = createArticleAnswerSchema.parse(
        await post('reporter', '/api/articles', { article: READY }),
      )
      await post('reporter', `/api/articles/${id}/transitions`, { to: 'in_review' })
      await post('editor', `/api/articles/${id}/transitions`, { to: 'approved' })
      await post('chief', `/api/articles/${id}/transitions`, { to: 'published' })
      return id
    }
    await post('admin', '/api/webhooks', { url: receiver.url })
    // It has the message and does not say so: whether it came, nobody knows when the process is gone.
    const first = new Map<string, string>()
    receiver.answer = (_, { article, id }) => void first.set(article, id)
    const silent = await publish()
    await eventually(() => first.has(silent))
    expect(await server.kill()).toMatchObject({ signal: 'SIGKILL', isGone: true })

    // Killed right behind the answer, whether or not it was sent by then.
    await server.launch()
    const unsent = await publish()
    await server.kill()
    receiver.answer = (response) => void response.writeHead(204).end()
    // An hour later, so that nobody waits for the next attempt.
    const next = await ServerProcess.in(folder, { ...settings, STET_CLOCK_AHEAD: '3600000' })
    await next.launch()
    await eventually(() => receiver.got.length >= 2)
    const told = new Map(receiver.got.map(({ article, id }) => [article, id]))
    expect([...told.keys()].toSorted()).toEqual([silent, unsent].toSorted())
    expect(told.get(silent)).toBe(first.get(silent))
    expect(new Set(told.values()).size).toBe(2)
    await next.kill()
    await receiver.stop()
    await rm(folder, { recursive: true, force: true })
  },
)
