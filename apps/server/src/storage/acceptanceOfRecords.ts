import { describe, expect, it } from 'vitest'
import type { AuditEntry } from './AuditEntry.ts'
import type { DecisionRecord } from './DecisionRecord.ts'
import { AT as at, newArticle, writer } from './testing/articles.ts'
import { isPending, openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'
import { ArticleMissing } from './Store.ts'

const decision = (number: number): DecisionRecord => ({
  at: at + number,
  decidedBy: 'anna',
  verdict: number % 2 === 0 ? 'accept' : 'removed',
  whose: number === 3 ? 'anna' : 'ben',
  what: `i:7:${number}:1`,
  text: 'ß',
  length: 1,
})

const entry = (number: number): AuditEntry => ({
  at: at + number,
  person: 'anna',
  article: number === 0 ? null : 'article-1',
  what: 'update-refused',
  detail: { code: 4400, number },
})

/** The rules about what is on record that any store keeps; to be called in a test file with a maker of empty stores. */
export function acceptRecords(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`records: ${name}`, () => {
    const open = openPerTest(make)

    it('[S52] keeps what an update decided, in its transaction, the latest first, page by page', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      const { write } = writer()
      const first = await store.append('article-1', write('a'), [decision(0), decision(1)])
      await store.append('article-1', write('b'))
      const third = await store.append('article-1', write('c'), [decision(2), decision(3)])
      await expect(store.append('none', write('d'), [decision(4)])).rejects.toThrow(ArticleMissing)
      const page = await store.listDecisions('article-1', { limit: 3 })
      expect(page.records).toEqual([
        { ...decision(3), sequence: third, position: 1 },
        { ...decision(2), sequence: third, position: 0 },
        { ...decision(1), sequence: first, position: 1 },
      ])
      expect(page.next).not.toBeNull()
      expect(await store.listDecisions('article-1', { limit: 3, cursor: page.next ?? '' })).toEqual({
        records: [{ ...decision(0), sequence: first, position: 0 }],
        next: null,
      })
      const nothing = { records: [], next: null }
      expect(await store.listDecisions('none', { limit: 3 })).toEqual(nothing)
      expect(await store.listDecisions('article-1', { limit: 3, cursor: 'nonsense' })).toEqual(nothing)
    })

    it('[S52] on a full disk decisions wait with their update, and are there with it', async () => {
      const under52 = await open()
      const { store } = under52
      await store.createArticle(newArticle())
      const { write } = writer()
      await under52.setFull(true)
      const text = 'x'.repeat(1_000)
      const record = {
        at,
        decidedBy: 'anna',
        verdict: 'accept',
        whose: 'ben',
        what: 'i:7:0:9',
        text,
      } as const
      const records = Array.from({ length: 100 }, (_, index) => ({ ...record, length: index }))
      const appended = store.append('article-1', write('y'.repeat(100_000)), records)
      expect(await isPending(appended)).toBe(true)
      expect(store.health().pendingBytes).toBeGreaterThan(300_000)
      expect((await store.listDecisions('article-1', { limit: 9 })).records).toEqual([])
      await under52.setFull(false)
      await appended
      expect((await store.listDecisions('article-1', { limit: 500 })).records).toHaveLength(100)
      expect(store.health().pendingBytes).toBe(0)
    })

    it('[S52] keeps an audit log, the latest first, page by page', async () => {
      const { store } = await open()
      for (const number of [0, 1, 2]) await store.addAuditEntry(entry(number))
      const page = await store.listAudit({ limit: 2 })
      expect(page.records).toEqual([
        { ...entry(2), sequence: 3 },
        { ...entry(1), sequence: 2 },
      ])
      expect(await store.listAudit({ limit: 2, cursor: page.next ?? '' })).toEqual({
        records: [{ ...entry(0), sequence: 1 }],
        next: null,
      })
      expect(await store.listAudit({ limit: 2, cursor: '-1' })).toEqual({ records: [], next: null })
    })
  })
}
