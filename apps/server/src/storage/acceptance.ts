import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { AT as at, documentOf, headlineOf, newArticle, writer } from './testing/articles.ts'
import { isPending, openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'
import { ArticleMissing, StoreClosed, StoreFull, StoreUnwritable } from './Store.ts'
import type { ArticleSummary } from './Store.ts'

/** The store's own limit of bytes that may wait, as `make` sets it. */
export const ACCEPTANCE_PENDING_BYTES = 1024 * 1024

function headline(text: string): ArticleSummary {
  return { headline: text, characters: 0, words: 0, authors: [], openSuggestions: 0 }
}

/** The rules that any store keeps; to be called in a test file with a maker of empty stores. */
export function acceptStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`store: ${name}`, () => {
    const open = openPerTest(make)

    it('[S1] creates an article once, with its row and first snapshot', async () => {
      const { store } = await open()
      const { doc, write } = writer()
      write('Stand')
      const summary = { headline: 'Stand', characters: 5, words: 1, authors: ['anna'], openSuggestions: 2 }
      const article = newArticle({
        snapshot: Y.encodeStateAsUpdate(doc),
        summary,
        metadata: { keywords: ['a'] },
      })
      const created = await store.createArticle(article)
      const { snapshot, content: _content, ...row } = article
      const given = {
        openComments: 0,
        openBlocking: 0,
        lateWork: 0,
        publication: 'none',
        publishAt: null,
        version: 0,
      }
      expect(created).toEqual({ ok: true, article: { ...row, ...given, epoch: 1, updatedAt: at } })
      expect(await store.getArticle('article-1')).toEqual({ ...row, ...given, epoch: 1, updatedAt: at })
      expect(documentOf(await store.load('article-1'))).toMatchObject({ epoch: 1, snapshot, tail: [] })
      await expect(store.createArticle(newArticle({ slug: 'other' }))).rejects.toThrow(Error)
    })

    it('[S1] gives a slug to one article only, and stores nothing of the second', async () => {
      const { store } = await open()
      await store.createArticle(newArticle({ id: 'a', slug: 'sturm' }))
      expect(await store.createArticle(newArticle({ id: 'b', slug: 'sturm' }))).toEqual({
        ok: false,
        reason: 'slugTaken',
      })
      expect(await store.getArticle('b')).toBeNull()
      await store.createArticle(newArticle({ id: 'c', slug: 'regen' }))
      expect(await store.patchArticle('c', { slug: 'sturm', desk: 'Politik' }, at)).toEqual({
        ok: false,
        reason: 'slugTaken',
      })
      expect(await store.getArticle('c')).toMatchObject({ slug: 'regen', desk: '' })
    })

    it('[S2] patches field by field; null takes a field of the metadata away', async () => {
      const { store } = await open()
      await store.createArticle(newArticle({ metadata: { keywords: ['a'], genre: 'Bericht' } }))
      await Promise.all([
        store.patchArticle('article-1', { desk: 'Politik', metadata: { urgency: 3 } }, at + 2),
        store.patchArticle('article-1', { state: 'in_review', metadata: { genre: null } }, at + 1),
      ])
      expect(await store.getArticle('article-1')).toMatchObject({
        desk: 'Politik',
        state: 'in_review',
        metadata: { keywords: ['a'], urgency: 3 },
        updatedAt: at + 2,
      })
      expect(await store.patchArticle('none', { desk: 'x' }, at)).toEqual({ ok: false, reason: 'missing' })
    })

    it('[S3] lists the last changed first, page by page, each article once', async () => {
      const { store } = await open()
      for (let number = 0; number < 7; number += 1) {
        await store.createArticle(
          newArticle({ id: `article-${number}`, createdAt: at + Math.floor(number / 2) }),
        )
      }
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await store.listArticles({ limit: 2, ...(cursor === undefined ? {} : { cursor }) })
        seen.push(...page.articles.map((article) => article.id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((number) => `article-${number}`))
      expect(await store.listArticles({ limit: 2, cursor: 'nonsense' })).toMatchObject({
        articles: [],
        next: null,
      })
    })

    it('[S3] finds by words whatever the case and accents, by state, desk and assignee', async () => {
      const { store } = await open()
      await store.createArticle(
        newArticle({
          id: 'a',
          summary: headline('Ärger in Köln'),
          desk: 'Lokales',
          metadata: { assignees: ['ben'] },
        }),
      )
      await store.createArticle(
        newArticle({ id: 'b', summary: headline('100 % Ökostrom'), state: 'approved' }),
      )
      const found = async (query: object) =>
        (await store.listArticles({ limit: 9, ...query })).articles.map((article) => article.id)
      expect(await found({ q: 'KÖLN ärger' })).toEqual(['a'])
      expect(await found({ q: 'koln' })).toEqual(['a'])
      expect(await found({ q: 'köln strom' })).toEqual([])
      expect(await found({ q: '%' })).toEqual(['b'])
      expect(await found({ state: 'approved' })).toEqual(['b'])
      expect(await found({ desk: 'Lokales', assignee: 'ben' })).toEqual(['a'])
      await store.saveSummary('b', headline('Ruhe in Bonn'), { text: '', details: '' }, at + 1)
      expect(await found({ q: 'bonn' })).toEqual(['b'])
      expect(await found({ q: 'Ökostrom' })).toEqual([])
    })

    it('[S4] appends in order, and what was acknowledged is there after reopening', async () => {
      const under4 = await open()
      await under4.store.createArticle(newArticle())
      const { write } = writer()
      const words = Array.from({ length: 50 }, (_, index) => `${index} `)
      const sequences = await Promise.all(words.map((word) => under4.store.append('article-1', write(word))))
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
      const store = await under4.reopen()
      const loaded = await store.load('article-1')
      expect(headlineOf(loaded)).toBe(words.join(''))
      expect(documentOf(loaded).lastSequence).toBe(sequences.at(-1))
      const next = await store.append('article-1', write('!'))
      expect(next).toBeGreaterThan(sequences.at(-1) ?? 0)
    })

    it('[S4] refuses to append to an article that is not there, without hurting its neighbours', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      const { write } = writer()
      const good = store.append('article-1', write('a'))
      const bad = store.append('none', write('b'))
      const behind = store.append('article-1', write('c'))
      await expect(bad).rejects.toThrow(ArticleMissing)
      await Promise.all([good, behind])
      expect(await store.load('none')).toMatchObject({ ok: false, reason: 'missing' })
    })

    it('[S5] compacts: the snapshot takes the place of the updates up to a sequence, later ones stay', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      const { doc, write } = writer()
      const first = await store.append('article-1', write('eins '))
      const snapshot = Y.encodeStateAsUpdate(doc)
      const second = await store.append('article-1', write('zwei'))
      expect(await store.compact('article-1', snapshot, first)).toEqual({ ok: true })
      const loaded = await store.load('article-1')
      expect(documentOf(loaded)).toMatchObject({ snapshot, lastSequence: second })
      expect(documentOf(loaded).tail).toHaveLength(1)
      expect(headlineOf(loaded)).toBe('eins zwei')
      expect(await store.compact('none', snapshot, first)).toMatchObject({ ok: false, reason: 'missing' })
    })

    it('[S5] refuses a snapshot that lacks characters or deletions, or does not load, and drops nothing', async () => {
      const { store } = await open()
      await store.createArticle(newArticle())
      const { doc, updates, write } = writer()
      await store.append('article-1', write('Entwurf'))
      const lacksDeletion = Y.encodeStateAsUpdate(doc)
      doc.getText('headline').delete(0, 3)
      const last = await store.append('article-1', updates.at(-1) ?? new Uint8Array())
      const whole = Y.encodeStateAsUpdate(doc)
      const empty = Y.encodeStateAsUpdate(new Y.Doc())
      for (const bad of [lacksDeletion, empty, whole.slice(0, -3), new Uint8Array([1, 1, 5, 3])]) {
        expect(await store.compact('article-1', bad, last)).toMatchObject({ ok: false, reason: 'refused' })
      }
      expect(headlineOf(await store.load('article-1'))).toBe('wurf')
      expect(await store.compact('article-1', whole, last)).toEqual({ ok: true })
    })

    it('[S6] reports damaged bytes; never an empty document', async () => {
      const { store, damage } = await open()
      const { doc, write } = writer()
      write('Stand')
      await store.createArticle(newArticle({ snapshot: Y.encodeStateAsUpdate(doc) }))
      await damage('article-1')
      expect(await store.load('article-1')).toMatchObject({ ok: false, reason: 'corrupt' })
    })

    it('[S6] of what is damaged tells what is whole: the snapshot before, and every update behind', async () => {
      const { store, damage } = await open()
      const { doc, write } = writer()
      write('eins ')
      const before = Y.encodeStateAsUpdate(doc)
      await store.createArticle(newArticle({ snapshot: before }))
      const sequence = await store.append('article-1', write('zwei '))
      await damage('article-1')
      const fresh = await store.salvage('article-1')
      expect(fresh).toMatchObject({ epoch: 1, snapshot: { through: 0, bytes: null } })
      expect(fresh?.earlier).toEqual({ through: 0, bytes: before })
      expect(fresh?.rows).toEqual([{ sequence, bytes: expect.any(Uint8Array) as Uint8Array }])
      expect(await store.compact('article-1', Y.encodeStateAsUpdate(doc), sequence)).toMatchObject({
        ok: false,
        reason: 'refused',
      })
      expect(await store.salvage('article-1')).toEqual(fresh)
      expect(await store.salvage('none')).toBeNull()
    })

    it('[S5] keeps the snapshot that a new one takes the place of', async () => {
      const { store, damage } = await open()
      const { doc, write } = writer()
      write('eins ')
      const first = Y.encodeStateAsUpdate(doc)
      await store.createArticle(newArticle({ snapshot: first }))
      const sequence = await store.append('article-1', write('zwei'))
      await store.compact('article-1', Y.encodeStateAsUpdate(doc), sequence)
      await damage('article-1')
      expect(await store.salvage('article-1')).toEqual({
        epoch: 1,
        snapshot: { through: sequence, bytes: null },
        earlier: { through: 0, bytes: first },
        rows: [],
      })
    })

    it('[S7] on a full disk appends wait and are never acknowledged; all is written when there is room', async () => {
      const under7 = await open()
      const { store } = under7
      await store.createArticle(newArticle())
      const { write } = writer()
      const events: string[] = []
      store.onTrouble((trouble) => events.push(trouble.kind))
      store.onRecovered(() => events.push('recovered'))
      await store.append('article-1', write('vorher '))
      await under7.setFull(true)
      const large = store.append('article-1', write('x'.repeat(200_000)))
      const small = store.append('article-1', write(' nachher'))
      expect(await isPending(large)).toBe(true)
      expect(await isPending(small)).toBe(true)
      expect(events).toEqual(['full'])
      expect(store.health()).toMatchObject({ trouble: { kind: 'full' }, pendingUpdates: 2 })
      expect(headlineOf(await store.load('article-1'))).toBe('vorher ')
      const filler = newArticle({ id: 'b', snapshot: new Uint8Array(200_000) })
      await expect(store.createArticle(filler)).rejects.toThrow(StoreUnwritable)
      expect(await store.getArticle('b')).toBeNull()
      await under7.setFull(false)
      await Promise.all([large, small])
      expect(events).toEqual(['full', 'recovered'])
      expect(store.health()).toEqual({ trouble: null, pendingUpdates: 0, pendingBytes: 0 })
      expect(headlineOf(await store.load('article-1'))).toBe(`vorher ${'x'.repeat(200_000)} nachher`)
    })

    it('[S7] recovers by itself also when only another write than an append had failed', async () => {
      const under7 = await open()
      const recovered = new Promise<void>((resolve) => under7.store.onRecovered(resolve))
      await under7.setFull(true)
      const filler = newArticle({ snapshot: new Uint8Array(200_000) })
      await expect(under7.store.createArticle(filler)).rejects.toThrow(StoreUnwritable)
      expect(under7.store.health().trouble?.kind).toBe('full')
      await under7.setFull(false)
      await recovered
      expect(await under7.store.createArticle(filler)).toMatchObject({ ok: true })
    })

    it('[S8] takes no more than may wait, and says so before', async () => {
      const under8 = await open()
      const { store } = under8
      await store.createArticle(newArticle())
      await under8.setFull(true)
      const half = Math.floor(ACCEPTANCE_PENDING_BYTES / 2)
      const waiting = [0, 1].map(() => store.append('article-1', new Uint8Array(half)))
      expect(store.canAppend(half)).toBe(false)
      await expect(store.append('article-1', new Uint8Array(half))).rejects.toThrow(StoreFull)
      await under8.setFull(false)
      await Promise.all(waiting)
      expect(store.canAppend(half)).toBe(true)
    })

    it('[S9] commits what is pending when it is closed, and rejects everything afterwards', async () => {
      const under9 = await open()
      await under9.store.createArticle(newArticle())
      const { write } = writer()
      const appended = under9.store.append('article-1', write('zuletzt'))
      const store = await under9.reopen()
      await appended
      expect(headlineOf(await store.load('article-1'))).toBe('zuletzt')
      await expect(under9.store.append('article-1', write('x'))).rejects.toThrow(StoreClosed)
      await expect(under9.store.getArticle('article-1')).rejects.toThrow(StoreClosed)
    })

    it('[S9] when it is closed on a full disk, it does not claim to have written', async () => {
      const under9 = await open()
      await under9.store.createArticle(newArticle())
      await under9.setFull(true)
      const waiting = under9.store.append('article-1', new Uint8Array(200_000))
      const [store] = await Promise.all([under9.reopen(), expect(waiting).rejects.toThrow(StoreClosed)])
      expect(documentOf(await store.load('article-1')).tail).toEqual([])
    })
  })
}
