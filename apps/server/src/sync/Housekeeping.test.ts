import { createDocument, emptyArticle, textRoot } from '@stet/article'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { silentLogger } from '../observability/logger.ts'
import type { ArticleContent, Store } from '../storage/Store.ts'
import { Housekeeping } from './Housekeeping.ts'
import { SyncCounts } from './SyncCounts.ts'
import { DEFAULT_SYNC_SETTINGS } from './SyncSettings.ts'

interface Saved {
  readonly at: number
  readonly characters: number
  readonly text: string | null
}

let doc: Y.Doc
let saved: Saved[]
let housekeeping: Housekeeping
let isFailing = false

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  saved = []
  isFailing = false
  doc = new Y.Doc()
  const article = { ...emptyArticle(), lead: { text: 'Der Kai ist zu.' } }
  Y.applyUpdate(doc, createDocument(article, { clientId: 7, user: 'anna', origin: 'typed' }))
  doc.clientID = 7
  const store = {
    saveSummary: (_: string, { characters }: { characters: number }, content: ArticleContent | null) => {
      if (isFailing) return Promise.reject(new Error('the disk is gone'))
      saved.push({ at: Date.now(), characters, text: content && content.text })
      return Promise.resolve(null)
    },
  } as Partial<Store> as Store
  housekeeping = new Housekeeping(
    {
      articleId: 'article-1',
      document: () => doc,
      store,
      logger: silentLogger,
      now: () => Date.now(),
      settings: DEFAULT_SYNC_SETTINGS,
      counts: new SyncCounts(),
      onSummary: () => {},
    },
    { snapshot: new Uint8Array(), tail: [], lastSequence: 0, epoch: 0 },
  )
})
afterEach(() => {
  housekeeping.dispose()
  doc.destroy()
  vi.useRealTimers()
})

/** A letter each 400 milliseconds. */
async function type(milliseconds: number) {
  for (let at = 0; at < milliseconds; at += 400) {
    textRoot(doc, 'lead').insert(0, 'x')
    housekeeping.committed(new Uint8Array([0]), at, true)
    await vi.advanceTimersByTimeAsync(400)
  }
}

const latest = () => saved.at(-1)

it('[S24] a pause of a second brings the row and what searches look through', async () => {
  await type(800)
  await vi.advanceTimersByTimeAsync(599)
  expect(saved).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(saved).toEqual([{ at: 1_400, characters: 17, text: expect.stringContaining('xxDer Kai') as string }])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(saved).toHaveLength(1)
})

it('[S24] without a pause the row comes every five seconds, the words every twenty', async () => {
  await type(60_000)
  const steps = saved.slice(1).map(({ at }, index) => at - (saved[index]?.at ?? 0))
  expect(Math.max(...steps)).toBeLessThanOrEqual(5_400)
  const indexed = saved.filter(({ text }) => text !== null).map(({ at }) => at)
  expect(indexed).toHaveLength(2)
  expect(indexed[0]).toBeGreaterThanOrEqual(20_000)
})

it('[S24] the words follow when somebody stops right behind a row without them, and at the end', async () => {
  await type(5_000)
  expect(saved).toHaveLength(1)
  expect(latest()?.text).toBeNull()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(latest()?.text).toContain('x'.repeat(13))
  await type(5_600)
  expect(latest()?.text).toBeNull()
  const count = saved.length
  await housekeeping.tidy().catch(() => {})
  expect(saved.length).toBe(count + 1)
  expect(latest()?.text).toContain('x'.repeat(27))
})

it('[S24] what could not be written is written when it can be', async () => {
  isFailing = true
  await type(3_000)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(saved).toEqual([])
  isFailing = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(latest()?.text).toContain('xxx')
})
