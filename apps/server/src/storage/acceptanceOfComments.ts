import { describe, expect, it } from 'vitest'
import type { CommentToAdd } from './StoredComment.ts'
import { StoreUnwritable } from './Store.ts'
import { AT as at, newArticle } from './testing/articles.ts'
import { openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'
import { unreadOf } from './testing/unreadOf.ts'

const LIMITS = { threadsAnArticle: 3, commentsAThread: 3, textAnArticle: 200 }
const ANCHOR = { root: 'lead', ids: [[7, 0, 3]], suggestion: null } as const

const comment = (id: string, author = 'anna') => ({ id, author, at, text: `Text ${id}`, digest: `of ${id}` })
const begins = (id: string, isBlocking = false): CommentToAdd => ({
  article: 'article-1',
  mentions: [],
  comment: comment(id),
  to: { anchor: ANCHOR, quote: 'Zitat', isBlocking },
})
const answers = (id: string, thread: string): CommentToAdd => ({
  article: 'article-1',
  mentions: [],
  comment: comment(id, 'ben'),
  to: thread,
})
const added = (id: string, author?: string) => ({ ...comment(id, author), editedAt: null })
const open = { isBlocking: false, status: 'open' } as const

/** The rules about comments that any store keeps; to be called in a test file with a maker of empty stores. */
export function acceptComments(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`comments: ${name}`, () => {
    const openStore = openPerTest(make)
    async function withArticle() {
      const under = await openStore()
      await under.store.createArticle(newArticle())
      return under
    }

    it('[S98] keeps threads and what was answered, in the order in which it came, also over a new start', async () => {
      const under = await withArticle()
      const { store } = under
      expect(await store.addComment(begins('one'), LIMITS)).toEqual({
        ok: true,
        isNew: true,
        thread: {
          id: 'one',
          article: 'article-1',
          anchor: ANCHOR,
          quote: 'Zitat',
          ...open,
          resolvedBy: null,
          resolvedAt: null,
          comments: [added('one')],
        },
      })
      await store.addComment(begins('two', true), LIMITS)
      await store.addComment(answers('three', 'one'), LIMITS)
      expect(await store.getArticle('article-1')).toMatchObject({ openComments: 2, openBlocking: 1 })
      const again = await under.reopen()
      const threads = await again.listThreads('article-1')
      expect(threads.map(({ id, isBlocking, comments }) => [id, isBlocking, comments])).toEqual([
        ['one', false, [added('one'), added('three', 'ben')]],
        ['two', true, [added('two')]],
      ])
      expect(await again.threadOf('three')).toEqual(threads[0])
      expect(await again.threadOf('none')).toBeNull()
      expect(await again.listThreads('none')).toEqual([])
    })

    it('[S98] takes what comes again as that, and nothing else under its id', async () => {
      const { store } = await withArticle()
      await store.createArticle(newArticle({ id: 'article-2' }))
      await store.addComment(begins('one'), LIMITS)
      await store.addComment(answers('two', 'one'), LIMITS)
      await store.changeComment('one', {
        text: { text: 'neu', editedAt: at, mentions: [] },
        seen: open,
        audit: null,
      })
      const thread = await store.threadOf('one')
      expect(await store.addComment(begins('one'), LIMITS)).toEqual({ ok: true, isNew: false, thread })
      expect(await store.addComment(answers('two', 'one'), LIMITS)).toEqual({
        ok: true,
        isNew: false,
        thread,
      })
      const { comment: one, ...rest } = begins('one')
      for (const other of [
        { ...rest, comment: { ...one, digest: 'another' } },
        { ...rest, comment: { ...one, author: 'ben' } },
        { ...begins('one'), article: 'article-2' },
        answers('one', 'one'),
      ])
        expect(await store.addComment(other, LIMITS)).toEqual({ ok: false, reason: 'idTaken' })
      expect(await store.threadOf('one')).toEqual(thread)
    })

    it('[S98] stores nothing where article or thread is missing, nor beyond a limit', async () => {
      const { store } = await withArticle()
      await store.createArticle(newArticle({ id: 'article-2' }))
      const refused = async (wanted: CommentToAdd) => {
        const result = await store.addComment(wanted, LIMITS)
        return result.ok ? 'stored' : result.reason
      }
      expect(await refused({ ...begins('one'), article: 'none' })).toBe('missing')
      expect(await refused(answers('two', 'one'))).toBe('missing')
      await store.addComment(begins('one'), LIMITS)
      await store.addComment(answers('two', 'one'), LIMITS)
      expect(await refused({ ...answers('three', 'one'), article: 'article-2' })).toBe('missing')
      // An answer is in the thread, but is none.
      expect(await refused(answers('three', 'two'))).toBe('missing')
      await store.addComment(answers('three', 'one'), LIMITS)
      expect(await refused(answers('four', 'one'))).toBe('commentsAThread')
      await store.addComment(begins('five'), LIMITS)
      await store.addComment(begins('six'), LIMITS)
      expect(await refused(begins('seven'))).toBe('threadsAnArticle')
      const long = { ...comment('eight'), text: 'x'.repeat(200) }
      expect(await refused({ ...answers('eight', 'five'), comment: long })).toBe('textAnArticle')
      expect((await store.listThreads('article-1')).flatMap(({ comments }) => comments)).toHaveLength(5)
    })

    it('[S98] changes a comment or its thread if that is as it was seen, and puts it on record with it', async () => {
      const { store } = await withArticle()
      await store.addComment(begins('one'), LIMITS)
      await store.addComment(answers('two', 'one'), LIMITS)
      const text = { text: 'anders', editedAt: at + 1 }
      const edited = await store.changeComment('two', {
        text: { ...text, mentions: [] },
        seen: open,
        audit: null,
      })
      expect(edited?.comments[1]).toEqual({ ...added('two', 'ben'), ...text })
      const blocking = await store.changeComment('one', { isBlocking: true, seen: open, audit: null })
      expect(blocking).toMatchObject({ isBlocking: true, status: 'open', resolvedBy: null })
      const audit = { at, person: 'ben', article: 'article-1', what: 'blocking-resolved', detail: {} }
      const status = { to: 'resolved', by: 'ben', at: at + 2 } as const
      expect(await store.changeComment('one', { status, seen: open, audit })).toBeNull()
      expect(await store.changeComment('none', { status, seen: open, audit })).toBeNull()
      expect(await store.listAudit({ limit: 9 })).toMatchObject({ records: [] })
      const seen = { isBlocking: true, status: 'open' } as const
      const resolved = await store.changeComment('one', { status, seen, audit })
      expect(resolved).toMatchObject({ status: 'resolved', resolvedBy: 'ben', resolvedAt: at + 2 })
      expect(await store.listAudit({ limit: 9 })).toMatchObject({ records: [audit] })
      expect(await store.getArticle('article-1')).toMatchObject({ openComments: 0, openBlocking: 0 })
      const again = await store.changeComment('one', {
        status: { to: 'open' },
        isBlocking: false,
        seen: { isBlocking: true, status: 'resolved' },
        audit: null,
      })
      expect(again).toMatchObject({ ...open, resolvedBy: null, resolvedAt: null })
    })

    it('[S98] says whom comments concern: who is mentioned, and who wrote in the thread before', async () => {
      const { store } = await withArticle()
      const by = async (id: string, author: string, mentions: readonly string[], to?: string) => {
        const wanted = to === undefined ? begins(id) : answers(id, to)
        const result = await store.addComment(
          { ...wanted, comment: { ...comment(id, author), at: at + 1 }, mentions },
          { ...LIMITS, commentsAThread: 9 },
        )
        expect(result.ok).toBe(true)
      }
      await by('one', 'anna', ['anna', 'ben'])
      await by('two', 'cem', ['anna'], 'one')
      await by('two', 'cem', ['anna'], 'one')
      await by('three', 'anna', [], 'one')
      const text = { text: 'an Ben', editedAt: at + 2, mentions: ['ben', 'cem'] }
      await store.changeComment('three', { text, seen: open, audit: null })
      const told = async (person: string, limit = 9, cursor?: string) => {
        const query = { limit, ...(cursor === undefined ? {} : { cursor }) }
        const { records, next } = await store.listNotifications(person, query)
        return [
          records.map(({ kind, comment: of, isRead }) => `${kind} ${of?.id}${isRead ? ', read' : ''}`),
          next,
        ]
      }
      expect(await told('anna')).toEqual([['mention two'], null])
      expect(await told('ben', 1)).toEqual([['mention three'], '4'])
      expect(await told('ben', 1, '4')).toEqual([['mention one'], null])
      expect(await told('ben', 1, 'nonsense')).toEqual([[], null])
      expect(await told('cem')).toEqual([['reply three'], null])
      const { records } = await store.listNotifications('cem', { limit: 1 })
      expect(records).toEqual([
        {
          number: 3,
          kind: 'reply',
          at: at + 1,
          isRead: false,
          by: 'anna',
          detail: {},
          article: {
            id: 'article-1',
            state: 'draft',
            publication: 'none',
            createdBy: 'anna',
            metadata: {},
            headline: '',
          },
          comment: { id: 'three', thread: 'one', text: 'an Ben' },
        },
      ])
      expect(await unreadOf(store, 'ben')).toBe(2)
      await store.markRead('ben', 3, true)
      expect([await unreadOf(store, 'ben'), await unreadOf(store, 'anna')]).toEqual([1, 1])
      expect(await told('ben')).toEqual([['mention three', 'mention one, read'], null])
    })

    it('[S98] keeps the latest 500 of a person', async () => {
      const { store } = await withArticle()
      const roomy = { threadsAnArticle: 999, commentsAThread: 9, textAnArticle: 900_000 }
      for (let number = 0; number < 503; number += 1)
        await store.addComment({ ...begins(`number ${number}`), mentions: ['ben'] }, roomy)
      expect(await unreadOf(store, 'ben')).toBe(500)
      const { records } = await store.listNotifications('ben', { limit: 500 })
      expect([records[0]?.comment?.id, records.at(-1)?.comment?.id]).toEqual(['number 502', 'number 3'])
    })

    it('[S7] [S98] on a full disk nothing is stored, and what there is can be read', async () => {
      const under = await withArticle()
      const { store } = under
      await store.addComment(begins('one'), LIMITS)
      const before = await store.listThreads('article-1')
      await under.setFull(true)
      const roomy = { threadsAnArticle: 9, commentsAThread: 9, textAnArticle: 900_000 }
      const long = { ...answers('two', 'one'), comment: { ...comment('two'), text: 'y'.repeat(100_000) } }
      await expect(store.addComment(long, roomy)).rejects.toThrow(StoreUnwritable)
      expect(await store.listThreads('article-1')).toEqual(before)
      await under.setFull(false)
      expect(await store.addComment(long, roomy)).toMatchObject({ ok: true, isNew: true })
    })
  })
}
