import { describe, expect, it } from 'vitest'
import { AT as at, newArticle } from './testing/articles.ts'
import { openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'
import { StoreUnwritable } from './Store.ts'
import type { PublishedVersion, WorkflowChange, WorkflowRecord } from './WorkflowRecord.ts'

const EMPTY: WorkflowRecord = {
  revision: 0,
  submitters: [],
  approval: null,
  clearance: null,
  schedule: null,
  remark: null,
}

const change = (some: Partial<WorkflowChange> = {}): WorkflowChange => ({
  record: EMPTY,
  state: 'approved',
  publication: 'none',
  metadata: {},
  published: null,
  killNotice: null,
  audit: [],
  at,
  ...some,
})

const version = (number: number, notice: string | null = null): PublishedVersion => ({
  version: number,
  at: at + number,
  by: 'chief',
  approvedBy: 'ben',
  hash: `hash ${number}`,
  notice,
  overridden: number === 2 ? ['embargo'] : [],
  article: `{"headline":"${number}"}`,
  live: [[7, 0, number]],
})

/** The rules about the workflow that any store keeps; to be called in a test file with a maker of empty stores. */
export function acceptWorkflow(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`workflow: ${name}`, () => {
    const open = openPerTest(make)

    it('[S110] writes a step with what is on record about it, and nothing that was decided on an older record', async () => {
      const { store } = await open()
      await store.createArticle(newArticle({ metadata: { genre: 'Bericht', embargoUntil: 'x' } }))
      expect(await store.getWorkflow('article-1')).toEqual({ record: EMPTY, published: null })
      const record = {
        ...EMPTY,
        submitters: ['anna'],
        approval: { by: 'ben', at, hash: 'a', overridden: [] },
        clearance: { by: 'legal', at, hash: 'a' },
        schedule: { publishAt: at + 5, by: 'chief', at, notice: null, isSuspended: false },
        remark: { by: 'ben', at, reason: 'Noch einmal.' },
      }
      const entry = {
        at,
        person: 'ben',
        article: 'article-1',
        what: 'transition',
        detail: { to: 'approved' },
      }
      const written = await store.changeWorkflow(
        'article-1',
        change({ record, publication: 'scheduled', metadata: { embargoUntil: null }, audit: [entry] }),
      )
      expect(written).toMatchObject({
        ok: true,
        article: {
          state: 'approved',
          publication: 'scheduled',
          publishAt: at + 5,
          version: 0,
          metadata: { genre: 'Bericht' },
        },
      })
      expect((await store.getArticle('article-1'))?.metadata).toEqual({ genre: 'Bericht' })
      expect((await store.getWorkflow('article-1'))?.record).toEqual({ ...record, revision: 1 })
      expect((await store.listAudit({ limit: 9 })).records).toHaveLength(1)
      const late = await store.changeWorkflow('article-1', change({ audit: [entry], state: 'draft' }))
      expect(late).toEqual({ ok: false, reason: 'stale' })
      expect((await store.getArticle('article-1'))?.state).toBe('approved')
      expect((await store.listAudit({ limit: 9 })).records).toHaveLength(1)
      expect(await store.changeWorkflow('none', change())).toEqual({ ok: false, reason: 'missing' })
      expect(await store.getWorkflow('none')).toBeNull()
    })

    it('[S110] keeps every version that went out, and tells the latest with all notices', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      expect(await store.publishedBySlug('article-1')).toBeNull()
      await store.changeWorkflow('article-1', change({ publication: 'published', published: version(1) }))
      await store.changeWorkflow(
        'article-1',
        change({
          record: { ...EMPTY, revision: 1 },
          publication: 'published',
          published: version(2, 'Es hieß anders.'),
        }),
      )
      expect((await store.getWorkflow('article-1'))?.published).toEqual(version(2, 'Es hieß anders.'))
      const again = change({
        record: { ...EMPTY, revision: 2 },
        publication: 'published',
        published: version(2),
      })
      await expect(store.changeWorkflow('article-1', again)).rejects.toThrow('publications')
      await store.changeWorkflow(
        'article-1',
        change({
          record: { ...EMPTY, revision: 2 },
          publication: 'killed',
          killNotice: 'Falsch.',
          at: at + 9,
        }),
      )
      expect(await store.publishedBySlug('article-1')).toMatchObject({
        row: { id: 'article-1', publication: 'killed', version: 2 },
        latest: { version: 2 },
        firstAt: at + 1,
        notices: [
          { version: 2, at: at + 9, text: 'Falsch.' },
          { version: 2, at: at + 2, text: 'Es hieß anders.' },
        ],
      })
    })

    it('[S110] finds what is scheduled and what is approved', async () => {
      const { store } = await open()
      const schedule = { publishAt: at + 5, by: 'chief', at, notice: null, isSuspended: false }
      const approval = { by: 'ben', at, hash: 'h', overridden: [] }
      const states = [
        ['due', { ...EMPTY, schedule, approval }, 'approved'],
        ['suspended', { ...EMPTY, schedule: { ...schedule, isSuspended: true } }, 'in_review'],
        ['approved', { ...EMPTY, approval }, 'approved'],
        ['ended', { ...EMPTY, approval }, 'in_review'],
      ] as const
      for (const [id, record, state] of states) {
        await store.createArticle(newArticle({ id }))
        await store.changeWorkflow(id, change({ record, state }))
      }
      expect(await store.listSchedules()).toEqual([{ id: 'due', publishAt: at + 5 }])
      expect((await store.listApprovals()).map(({ id }) => id).toSorted()).toEqual(['approved', 'due'])
      expect(await store.listClearances()).toEqual([])
      await store.changeWorkflow('approved', {
        ...change({ record: { ...EMPTY, revision: 1 } }),
        metadata: { isCleared: true },
      })
      expect(await store.listClearances()).toEqual(['approved'])
    })

    it('[S110] writes nothing on a full disk', async () => {
      const under = await open()
      await under.store.createArticle(newArticle())
      await under.setFull(true)
      const large = { ...version(1), article: 'x'.repeat(500_000) }
      await expect(
        under.store.changeWorkflow('article-1', change({ publication: 'published', published: large })),
      ).rejects.toThrow(StoreUnwritable)
      expect(await under.store.getWorkflow('article-1')).toEqual({ record: EMPTY, published: null })
      await under.setFull(false)
    })
  })
}
