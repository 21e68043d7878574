import { describe, expect, it } from 'vitest'
import { StoreUnwritable } from './Store.ts'
import type { NotificationToAdd } from './StoredNotification.ts'
import type { WorkflowChange } from './WorkflowRecord.ts'
import { AT as at, newArticle } from './testing/articles.ts'
import { openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'
import { unreadOf } from './testing/unreadOf.ts'

const told = (
  person: string,
  kind: NotificationToAdd['kind'] = 'assigned',
  detail: NotificationToAdd['detail'] = {},
): NotificationToAdd => ({ person, kind, by: 'anna', detail })

const change = (some: Partial<WorkflowChange> = {}): WorkflowChange => ({
  record: { revision: 0, submitters: [], approval: null, clearance: null, schedule: null, remark: null },
  state: 'draft',
  publication: 'none',
  metadata: {},
  published: null,
  killNotice: null,
  audit: [],
  at: at + 2,
  ...some,
})

/** The rules about what people are told of articles that any store keeps; to be called in a test file with a maker of empty stores. */
export function acceptNotifications(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`notifications: ${name}`, () => {
    const open = openPerTest(make)

    it('[S105] are written with what causes them: a new article, a change of one, a step; also over a new start', async () => {
      const under = await open()
      const { store } = under
      const metadata = { isRestricted: true, assignees: ['ben'] }
      await store.createArticle(newArticle({ metadata, told: [told('ben')] }))
      await store.patchArticle('article-1', { desk: 'Politik', told: [told('cem')] }, at + 1)
      const back = told('ben', 'sent_back', { reason: 'Bitte kürzer.' })
      const clock: NotificationToAdd = { ...told('ben', 'schedule_suspended', { publishAt: 7 }), by: null }
      expect(await store.changeWorkflow('article-1', change({ told: [back, clock] }))).toMatchObject({
        ok: true,
      })
      const again = await under.reopen()
      const { records } = await again.listNotifications('ben', { limit: 9 })
      const article = { id: 'article-1', state: 'draft', publication: 'none', createdBy: 'anna', metadata }
      const row = { isRead: false, comment: null, article: { ...article, headline: '' } }
      expect(records).toEqual([
        { ...row, number: 4, kind: 'schedule_suspended', at: at + 2, by: null, detail: { publishAt: 7 } },
        { ...row, number: 3, kind: 'sent_back', at: at + 2, by: 'anna', detail: { reason: 'Bitte kürzer.' } },
        { ...row, number: 1, kind: 'assigned', at, by: 'anna', detail: {} },
      ])
      expect(await unreadOf(again, 'cem')).toBe(1)
      expect((await again.getArticle('article-1'))?.desk).toBe('Politik')
    })

    it('[S105] say what is unread by article and kind, and are read one by one or all up to one', async () => {
      const { store } = await open()
      await store.createArticle(newArticle({ told: [told('ben'), told('ben'), told('cem')] }))
      await store.changeWorkflow('article-1', change({ told: [told('ben', 'killed')] }))
      expect(
        (await store.listUnread('ben')).map(({ kind, count, article }) => [kind, count, article.id]),
      ).toEqual([
        ['assigned', 2, 'article-1'],
        ['killed', 1, 'article-1'],
      ])
      await store.markRead('ben', 4, false)
      await store.markRead('ben', 3, false)
      expect([await unreadOf(store, 'ben'), await unreadOf(store, 'cem')]).toEqual([2, 1])
      await store.markRead('ben', 2, true)
      expect([await unreadOf(store, 'ben'), await unreadOf(store, 'cem')]).toEqual([0, 1])
    })

    it('[S105] are not written where what causes them is not', async () => {
      const under = await open()
      const { store } = under
      await store.createArticle(newArticle({ slug: 'frei' }))
      await store.createArticle(newArticle({ id: 'article-2', slug: 'besetzt' }))
      const late = change({ told: [told('ben')] })
      await store.changeWorkflow('article-1', change())
      expect(await store.changeWorkflow('article-1', late)).toMatchObject({ reason: 'stale' })
      const taken = { slug: 'besetzt', told: [told('ben')] }
      expect(await store.patchArticle('article-1', taken, at)).toMatchObject({ reason: 'slugTaken' })
      const twice = newArticle({ id: 'article-3', slug: 'besetzt', told: [told('ben')] })
      expect(await store.createArticle(twice)).toMatchObject({ reason: 'slugTaken' })
      await under.setFull(true)
      const long = { desk: 'x'.repeat(100_000), told: [told('ben')] }
      await expect(store.patchArticle('article-1', long, at)).rejects.toThrow(StoreUnwritable)
      await under.setFull(false)
      expect(await unreadOf(store, 'ben')).toBe(0)
    })
  })
}
