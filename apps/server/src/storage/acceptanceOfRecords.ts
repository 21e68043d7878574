import { describe, expect, it } from 'vitest'
import type { AuditEntry } from './AuditEntry.ts'
import type { DecisionRecord } from './DecisionRecord.ts'
import type { LateRecord } from './LateRecord.ts'
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

const late = (person: string): LateRecord => ({
  at,
  person,
  inserted: 3,
  struck: 2,
  restored: 1,
  ids: [[7, 0, 3]],
  spans: ['8.a'],
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
        { ...decision(3), sequence: third, position: 1, isRemoved: false },
        { ...decision(2), sequence: third, position: 0, isRemoved: false },
        { ...decision(1), sequence: first, position: 1, isRemoved: false },
      ])
      expect(page.next).not.toBeNull()
      expect(await store.listDecisions('article-1', { limit: 3, cursor: page.next ?? '' })).toEqual({
        records: [{ ...decision(0), sequence: first, position: 0, isRemoved: false }],
        next: null,
      })
      const nothing = { records: [], next: null }
      expect(await store.listDecisions('none', { limit: 3 })).toEqual(nothing)
      expect(await store.listDecisions('article-1', { limit: 3, cursor: 'nonsense' })).toEqual(nothing)
    })

    it('[S111] keeps what came late, in the transaction of its update, until it is settled, once', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      await store.createArticle(newArticle({ id: 'article-2', slug: 'anders' }))
      const { write } = writer()
      const found = async () => (await store.listArticles({ hasLateWork: true, limit: 9 })).articles
      expect(await found()).toEqual([])
      const first = await store.append('article-1', write('a'), [], late('anna'))
      const second = await store.append('article-1', write('b'), [decision(0)], late('ben'))
      expect(second).toBeGreaterThan(first)
      await expect(store.append('none', write('c'), [], late('anna'))).rejects.toThrow(ArticleMissing)
      const [bens, annas, ...more] = await store.listLate('article-1')
      expect(more).toEqual([])
      const isOpen = { settledAt: null, settledBy: null }
      expect(annas).toEqual({ ...late('anna'), ...isOpen, number: annas?.number })
      expect(bens).toEqual({ ...late('ben'), ...isOpen, number: bens?.number })
      expect((await found()).map(({ id, lateWork }) => [id, lateWork])).toEqual([['article-1', 2]])

      const [one, other] = [annas?.number ?? 0, bens?.number ?? 0]
      expect(await store.settleLate('article-2', [one], 'cem', at + 1)).toBe(0)
      expect(await store.settleLate('article-1', [one], 'cem', at + 1)).toBe(1)
      expect(await store.settleLate('article-1', [one, other], null, at + 2)).toBe(1)
      expect(
        (await store.listLate('article-1')).map(({ settledAt, settledBy }) => [settledAt, settledBy]),
      ).toEqual([
        [at + 2, null],
        [at + 1, 'cem'],
      ])
      expect(await found()).toEqual([])
      expect(await store.listLate('article-2')).toEqual([])
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

    it('[S90] chains the entries of the audit log by hash, in the order of the calls, also over a reopening', async () => {
      const under90 = await open()
      await Promise.all([0, 1, 2].map((number) => under90.store.addAuditEntry(entry(number))))
      const store = await under90.reopen()
      await store.addAuditEntry(entry(3))
      const { lines, last } = await store.auditLines(0, 9)
      expect(last).toBe(4)
      const links = lines.map((line) => JSON.parse(line) as { previous: string; hash: string; at: number })
      expect(links.map(({ at: when }) => when)).toEqual([0, 1, 2, 3].map((number) => at + number))
      expect(links.map(({ previous }) => previous)).toEqual([
        '0'.repeat(64),
        ...links.slice(0, -1).map(({ hash }) => hash),
      ])
      expect(new Set(links.map(({ hash }) => hash)).size).toBe(4)
      expect(await store.auditLines(2, 1)).toEqual({ lines: lines.slice(2, 3), last: 3 })
      expect(await store.auditLines(4, 9)).toEqual({ lines: [], last: null })
    })
  })
}
