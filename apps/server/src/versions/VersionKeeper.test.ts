import { clientEntry, clientsRoot, openRoots } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { silentLogger } from '../observability/logger.ts'
import { StoreUnwritable, type ArticleRow } from '../storage/Store.ts'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { newArticle } from '../storage/testing/articles.ts'
import { VersionKeeper } from './VersionKeeper.ts'

const SETTINGS = { afterPause: 1_000, atLeastEvery: 5_000 }

/** An article in which Ada writes, and a keeper that hears of it. */
class KeptArticle {
  readonly doc = openRoots(new Y.Doc())
  readonly store = new HeldStore()
  readonly keeper: VersionKeeper
  #tell: (row: ArticleRow) => void = () => {}

  constructor() {
    this.doc.clientID = 5
    clientsRoot(this.doc).set('5', clientEntry('Ada', 'edit'))
    this.keeper = new VersionKeeper({
      rooms: {
        read: async (_, reader) => ({ ok: true, value: reader(this.doc) }),
        onSummary: (listener) => {
          this.#tell = listener
          return () => (this.#tell = () => {})
        },
      },
      store: this.store,
      logger: silentLogger,
      now: () => Date.now(),
      settings: SETTINGS,
    })
  }

  async write(text: string, passes: number): Promise<void> {
    this.doc.getText('headline').insert(0, text)
    const row = await this.store.getArticle('article-1')
    if (row) this.#tell(row)
    await vi.advanceTimersByTimeAsync(passes)
  }

  async numbers(): Promise<readonly number[]> {
    const { records } = await this.store.listVersions('article-1', { limit: 99 })
    return records.map(({ number }) => number)
  }
}

let article: KeptArticle
beforeEach(async () => {
  vi.useFakeTimers()
  article = new KeptArticle()
  await article.store.createArticle(newArticle())
})
afterEach(async () => {
  article.keeper.dispose()
  vi.useRealTimers()
  await article.store.close()
})

describe('a version is kept', () => {
  it('[V3] when writing pauses, and not again while nobody writes', async () => {
    await article.write('a', 900)
    await article.write('b', 900)
    expect(await article.numbers()).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(await article.numbers()).toEqual([1])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await article.numbers()).toEqual([1])
  })

  it('[V3] at the latest some time after the first change, while writing goes on', async () => {
    for (let second = 0; second < 12; second += 1) await article.write('x', 900)
    expect(await article.numbers()).toEqual([2, 1])
  })

  it('[V3] not where it reads the same; by name it is', async () => {
    await article.write('a', 1_000)
    expect(await article.keeper.keep('article-1', { reason: 'automatic' })).toMatchObject({
      value: { version: null },
    })
    await article.keeper.keep('article-1', { reason: 'named', name: 'b', by: 'Ben' })
    expect(await article.numbers()).toEqual([2, 1])
  })

  it('[V2] with who wrote since the one before, whatever order they are asked for in', async () => {
    const kept = [1, 2].map(async () => article.keeper.keep('article-1', { reason: 'named', name: 'x' }))
    await Promise.all(kept)
    article.doc.clientID = 6
    clientsRoot(article.doc).set('6', clientEntry('Ben', 'suggest'))
    await article.write('y', 1_000)
    const { records } = await article.store.listVersions('article-1', { limit: 9 })
    expect(records.map(({ number, people }) => [number, people])).toEqual([
      [3, ['Ben']],
      [2, []],
      [1, ['Ada']],
    ])
  })

  it('[V3] at the end, of what waits for its pause', async () => {
    await article.write('a', 10)
    await article.keeper.flush()
    expect(await article.numbers()).toEqual([1])
  })

  it('[V3] later, where the disk takes nothing now', async () => {
    await article.store.setFull(true)
    await article.write('a', 2_000)
    await expect(article.keeper.keep('article-1', { reason: 'named' })).rejects.toThrow(StoreUnwritable)
    await article.store.setFull(false)
    await article.write('b', 1_000)
    expect(await article.numbers()).toEqual([1])
  })
})
