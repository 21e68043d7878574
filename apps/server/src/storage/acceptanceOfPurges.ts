import { createDocument } from '@stet/article'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { StoreUnwritable } from './Store.ts'
import { newArticle } from './testing/articles.ts'
import { openPerTest, type StoreUnderTest } from './testing/StoreUnderTest.ts'

const ORDER = { words: { text: 'Graf', isPart: false }, by: 'chief', reason: 'Auf Wunsch', at: 5_000 }

/** What every store promises about removing texts. */
export function acceptPurges(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`purges: ${name}`, () => {
    const open = openPerTest(make)

    it('[U1] [U7] counts without changing anything, then removes, and begins another life', async () => {
      const { store } = await open()
      await store.createArticle(newArticle({ snapshot: documentOf('Graf lügt') }))
      const before = await store.load('article-1')
      expect(await store.findText('article-1', ORDER.words)).toMatchObject({ ok: true, places: { live: 1 } })
      expect(await store.load('article-1')).toEqual(before)
      expect(await store.purgeText('article-1', ORDER)).toMatchObject({
        ok: true,
        places: { live: 1, versions: 0 },
        article: { epoch: 5_000, summary: { headline: ' lügt' } },
      })
      expect(await store.findText('article-1', ORDER.words)).toMatchObject({
        places: { live: 0, deleted: 0 },
      })
      expect((await store.listAudit({ limit: 1 })).records).toMatchObject([
        { what: 'text-purged', person: 'chief', detail: { reason: 'Auf Wunsch', places: { live: 1 } } },
      ])
      expect(await store.scrub()).toBe(true)
    })

    it('[U7] refuses what does not exist and what does not load, and changes nothing there', async () => {
      const under = await open()
      const { store } = under
      await store.createArticle(newArticle({ snapshot: documentOf('Graf lügt') }))
      await under.damage('article-1')
      const missing = { ok: false, reason: 'missing' }
      const corrupt = { ok: false, reason: 'corrupt' }
      expect(await store.findText('none', ORDER.words)).toEqual(missing)
      expect(await store.purgeText('none', ORDER)).toEqual(missing)
      expect(await store.findText('article-1', ORDER.words)).toEqual(corrupt)
      expect(await store.purgeText('article-1', ORDER)).toEqual(corrupt)
      expect((await store.getArticle('article-1'))?.epoch).toBe(1)
      expect((await store.listAudit({ limit: 1 })).records).toEqual([])
    })

    it('[S7] [U7] on a full disk nothing is removed, and it says so', async () => {
      const under = await open()
      const { store } = under
      await store.createArticle(newArticle({ snapshot: documentOf('Graf lügt') }))
      await under.setFull(true)
      const large = { ...ORDER, reason: 'x'.repeat(4_000_000) }
      await expect(store.purgeText('article-1', large)).rejects.toThrow(StoreUnwritable)
      await under.setFull(false)
      expect(await store.findText('article-1', ORDER.words)).toMatchObject({ places: { live: 1 } })
    })
  })
}

function documentOf(headline: string): Uint8Array {
  const empty = { kicker: '', subheadline: '', byline: '', dateline: '', lead: { text: '' } }
  const article = { ...empty, headline, sections: [], details: [] }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createDocument(article, { clientId: 1, user: 'anna', origin: 'typed' }))
  return Y.encodeStateAsUpdate(doc)
}
