import { describe, expect, it } from 'vitest'
import type { SendResult } from './commentCalls.ts'
import { memoryCommentStore } from './memoryCommentStore.ts'
import { Outbox } from './Outbox.ts'
import type { WaitingComment } from './WaitingComment.ts'

const DONE = { kind: 'done', thread: {} } as SendResult
const waiting = (key: string, at: number): WaitingComment => ({
  key,
  userId: 'anna',
  articleId: 'article',
  at,
  change: { kind: 'patch', id: key, json: { text: key } },
  refusal: null,
})
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

/** An outbox whose server answers as it is told, and whose timers run when they are told. */
function outbox(store = memoryCommentStore()) {
  const sent: string[] = []
  const timers: (() => void)[] = []
  const server = { answer: (_key: string): SendResult => DONE }
  const box = new Outbox({
    userId: 'anna',
    articleId: 'article',
    store,
    send: async ({ key }) => {
      sent.push(key)
      return server.answer(key)
    },
    later: (run) => {
      timers.push(run)
      return () => timers.splice(timers.indexOf(run), 1)
    },
  })
  return { box, sent, timers, server, store }
}

describe('the outbox', () => {
  it('sends in order, one after the other, and forgets what was taken', async () => {
    const { box, sent, store } = outbox()
    box.begin()
    await settled()
    box.add(waiting('a', 1))
    box.add(waiting('b', 2))
    await settled()
    expect(sent).toEqual(['a', 'b'])
    expect(box.waiting.get()).toEqual([])
    expect(await store.waiting('anna')).toEqual([])
  })

  it('waits in order while nobody takes anything, and goes on by itself', async () => {
    const { box, sent, timers, server } = outbox()
    server.answer = () => ({ kind: 'later' })
    box.begin()
    await settled()
    box.add(waiting('a', 1))
    await settled()
    expect(box.isStuck.get()).toBe(true)
    expect(box.waitOf(waiting('a', 1))).toBe('waiting')
    server.answer = () => DONE
    box.add(waiting('b', 2))
    await settled()
    expect(sent).toEqual(['a', 'a', 'b'])
    expect(box.isStuck.get()).toBe(false)
    expect(timers).toEqual([])
  })

  it('tries again when it is time', async () => {
    const { box, sent, timers, server } = outbox()
    server.answer = () => ({ kind: 'later' })
    box.begin()
    await settled()
    box.add(waiting('a', 1))
    await settled()
    expect(timers).toHaveLength(1)
    server.answer = () => DONE
    timers[0]?.()
    await settled()
    expect(sent).toEqual(['a', 'a'])
  })

  it('sends what an earlier page left', async () => {
    const store = memoryCommentStore()
    await store.putWaiting(waiting('b', 2))
    await store.putWaiting(waiting('a', 1))
    await store.putWaiting({ ...waiting('other', 0), articleId: 'another' })
    const { box, sent } = outbox(store)
    box.begin()
    await settled()
    await settled()
    expect(sent).toEqual(['a', 'b'])
  })

  it('keeps what is refused, goes on with the rest, and sends it again when asked', async () => {
    const { box, sent, server, store } = outbox()
    server.answer = (key) => (key === 'a' ? { kind: 'refused', detail: 'no' } : DONE)
    box.begin()
    await settled()
    box.add(waiting('a', 1))
    box.add(waiting('b', 2))
    await settled()
    expect(sent).toEqual(['a', 'b'])
    expect((await store.waiting('anna')).map(({ refusal }) => refusal)).toEqual(['no'])
    server.answer = () => DONE
    box.retry('a')
    await settled()
    expect(box.waiting.get()).toEqual([])
  })
})
