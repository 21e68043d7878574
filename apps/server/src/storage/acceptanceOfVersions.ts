import { describe, expect, it } from 'vitest'
import type { NewVersion } from './ArticleVersion.ts'
import { AT as at, newArticle } from './testing/articles.ts'
import { openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'
import { StoreUnwritable } from './Store.ts'

const version = (number: number): NewVersion => ({
  at: at + number,
  reason: number === 2 ? 'named' : 'automatic',
  name: number === 2 ? 'Für die Abnahme' : null,
  by: number === 2 ? 'anna' : null,
  people: ['anna', 'ben'],
  restored: null,
  characters: 3 * number,
  words: number,
  hash: `hash-${number}`,
  written: new Uint8Array([1, number, 2]),
  content: JSON.stringify({ text: 'ß'.repeat(5_000 * number) }),
})

/** The rules about versions that any store keeps; to be called in a test file with a maker of empty stores. */
export function acceptVersions(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`versions: ${name}`, () => {
    const open = openPerTest(make)

    it('[S100] keeps them numbered, the latest first, page by page, also after it was closed', async () => {
      const under = await open()
      await under.store.createArticle(newArticle())
      await under.store.createArticle(newArticle({ id: 'article-2', slug: 'two' }))
      for (const number of [1, 2, 3]) {
        const { content: _content, ...told } = version(number)
        expect(await under.store.addVersion('article-1', version(number))).toEqual({ ...told, number })
      }
      expect((await under.store.addVersion('article-2', version(1)))?.number).toBe(1)
      expect(await under.store.addVersion('none', version(1))).toBeNull()
      const store = await under.reopen()
      const page = await store.listVersions('article-1', { limit: 2 })
      expect(page.records.map(({ number }) => number)).toEqual([3, 2])
      expect(page.records[1]).toMatchObject({ name: 'Für die Abnahme', by: 'anna', people: ['anna', 'ben'] })
      const rest = await store.listVersions('article-1', { limit: 2, cursor: page.next ?? '' })
      expect(rest).toMatchObject({ records: [{ number: 1 }], next: null })
      const { content: _approved, ...approved } = { ...version(2), reason: 'approval' } as const
      await store.addVersion('article-1', { ...version(2), reason: 'approval' })
      await store.addVersion('article-1', version(5))
      const query = { limit: 1, reason: 'approval' } as const
      expect((await store.listVersions('article-1', query)).records).toEqual([{ ...approved, number: 4 }])
      expect((await store.listVersions('article-2', query)).records).toEqual([])
      const nothing = { records: [], next: null }
      expect(await store.listVersions('none', { limit: 2 })).toEqual(nothing)
      expect(await store.listVersions('article-1', { limit: 2, cursor: 'nonsense' })).toEqual(nothing)
      expect(await store.loadVersion('article-1', 3)).toMatchObject({ ok: true, content: version(3).content })
      expect(await store.loadVersion('article-1', 6)).toEqual({ ok: false, reason: 'missing' })
    })

    it('[S100] names and renames, and changes nothing else', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      await store.addVersion('article-1', version(1))
      const before = await store.loadVersion('article-1', 1)
      expect(await store.nameVersion('article-1', 1, 'Andruck')).toMatchObject({ number: 1, name: 'Andruck' })
      expect(await store.nameVersion('article-1', 2, 'Andruck')).toBeNull()
      await store.nameVersion('article-1', 1, null)
      expect(await store.loadVersion('article-1', 1)).toEqual(before)
    })

    it('[U9] [U10] thins out what is not kept any longer, in steps, and keeps who wrote in it', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      await store.createArticle(newArticle({ id: 'article-2', slug: 'zwei' }))
      const settings = { allFor: 0, hourlyFor: 0 }
      for (let number = 1; number <= 130; number += 1) {
        const people = [number === 7 ? 'carl' : 'anna']
        const plain = { ...version(number), people, reason: 'automatic', name: null, content: '{}' } as const
        await store.addVersion('article-1', { ...plain, at: number })
      }
      await store.addVersion('article-2', { ...version(3), at: 1 })
      const numbers = async () =>
        (await store.listVersions('article-1', { limit: 200 })).records.map(({ number }) => number)

      const first = await store.thinVersions('', at, settings)
      expect(first).toEqual({ articles: ['article-1'], next: '' })
      expect(await numbers()).toHaveLength(30)
      expect(await store.thinVersions('', at, settings)).toEqual({ articles: ['article-1'], next: null })
      expect(await numbers()).toEqual([130, 1])
      const [latest] = (await store.listVersions('article-1', { limit: 1 })).records
      expect(latest?.people).toEqual(['anna', 'carl'])
      expect(await store.thinVersions('', at, settings)).toEqual({ articles: [], next: null })
      expect((await store.addVersion('article-1', version(2)))?.number).toBe(131)
      expect(await store.loadVersion('article-1', 60)).toEqual({ ok: false, reason: 'missing' })
    })

    it('[S7] [S100] on a full disk nothing is kept, and it says so', async () => {
      const under = await open()
      await under.store.createArticle(newArticle())
      await under.setFull(true)
      const huge = { ...version(1), written: crypto.getRandomValues(new Uint8Array(60_000)) }
      await expect(under.store.addVersion('article-1', huge)).rejects.toThrow(StoreUnwritable)
      expect(await under.store.listVersions('article-1', { limit: 2 })).toEqual({ records: [], next: null })
      await under.setFull(false)
    })
  })
}
