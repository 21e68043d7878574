import { openRoots, textRoot } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { forgetSavedWork, unsavedWork } from '../unsavedWork.ts'
import type { PageRecord } from './BrowserStore.ts'
import { settled } from './indexedDbRequest.ts'
import { indexedDbStore } from './indexedDbStore.ts'
import { localCopyName } from './LocalCopy.ts'
import { indexedDbCopy } from './indexedDbCopy.ts'
import { exampleMetadata } from './testing/exampleMetadata.ts'

const metadata = exampleMetadata()
const page = (some: Partial<PageRecord> = {}): PageRecord => ({
  userId: 'anna',
  articleId: metadata.id,
  epoch: 1,
  edit: 11,
  suggest: 12,
  changes: 0,
  at: 1,
  ...some,
})
const sweep = async () => {
  const databases = await indexedDB.databases()
  await Promise.all(
    databases.map(
      ({ name }) =>
        new Promise((resolve) => {
          const request = indexedDB.deleteDatabase(name ?? '')
          request.addEventListener('success', resolve)
          request.addEventListener('error', resolve)
          request.addEventListener('blocked', resolve)
        }),
    ),
  )
}
beforeEach(sweep)
afterEach(sweep)

const openCopy = async (name: string) => {
  const doc = openRoots(new Y.Doc())
  const copy = indexedDbCopy(name, doc)
  return { doc, copy, outcome: await copy.whenLoaded }
}

/** How many records the copy of that name has. */
const records = async (name: string): Promise<number> => {
  const database = await settled(indexedDB.open(name))
  const count = await settled(database.transaction('updates').objectStore('updates').count())
  database.close()
  return count
}

describe('the copy of an article in this browser', () => {
  it('is there after the page is gone', async () => {
    const name = localCopyName('anna', metadata.id, 1)
    const first = await openCopy(name)
    expect(first.outcome).toBe('loaded')
    textRoot(first.doc, 'lead').insert(0, 'Im Zug geschrieben.')
    first.copy.dispose()
    const second = await openCopy(name)
    expect(textRoot(second.doc, 'lead').toString()).toBe('Im Zug geschrieben.')
    second.copy.dispose()
  })

  it('is not there for another person or another epoch', async () => {
    const first = await openCopy(localCopyName('anna', metadata.id, 1))
    textRoot(first.doc, 'lead').insert(0, 'Geheim.')
    first.copy.dispose()
    for (const name of [localCopyName('ben', metadata.id, 1), localCopyName('anna', metadata.id, 2)]) {
      const other = await openCopy(name)
      expect(textRoot(other.doc, 'lead').toString()).toBe('')
      other.copy.dispose()
    }
  })

  it('holds what two tabs wrote in turns, in few records however much it was', async () => {
    const name = localCopyName('anna', metadata.id, 1)
    const [one, other] = [await openCopy(name), await openCopy(name)]
    for (let turn = 0; turn < 520; turn += 1) {
      textRoot(one.doc, 'lead').insert(turn, 'a')
      textRoot(other.doc, 'kicker').insert(turn, 'b')
    }
    await expect.poll(() => records(name), { timeout: 5_000 }).toBeLessThan(10)
    one.copy.dispose()
    other.copy.dispose()
    const later = await openCopy(name)
    expect(textRoot(later.doc, 'lead').toString()).toBe('a'.repeat(520))
    expect(textRoot(later.doc, 'kicker').toString()).toBe('b'.repeat(520))
    later.copy.dispose()
  })

  it('holds what came into the document before the browser had opened it', async () => {
    const name = localCopyName('anna', metadata.id, 1)
    const doc = openRoots(new Y.Doc())
    const copy = indexedDbCopy(name, doc)
    textRoot(doc, 'lead').insert(0, 'Früh.')
    await copy.whenLoaded
    copy.dispose()
    const later = await openCopy(name)
    expect(textRoot(later.doc, 'lead').toString()).toBe('Früh.')
    later.copy.dispose()
  })

  it('lets go, and says so, when it is deleted in another tab; writing on does no harm', async () => {
    const name = localCopyName('anna', metadata.id, 1)
    const { doc, copy } = await openCopy(name)
    let failures = 0
    copy.onFailure(() => {
      failures += 1
    })
    const other = await openCopy(name)
    await other.copy.forget()
    await expect.poll(() => failures).toBeGreaterThan(0)
    textRoot(doc, 'lead').insert(0, 'Weiter.')
    expect(textRoot(doc, 'lead').toString()).toBe('Weiter.')
  })
})

describe('what this browser remembers', () => {
  it('keeps page loads of one person, oldest first, and removes one only while it says the same', async () => {
    const store = indexedDbStore()
    await store.putPage(page({ edit: 21, at: 2 }))
    await store.putPage(page({ edit: 11, at: 1, changes: 3 }))
    await store.putPage(page({ userId: 'ben', edit: 31 }))
    expect((await store.pages('anna')).map(({ edit }) => edit)).toEqual([11, 21])
    await store.removePage(page({ edit: 11, at: 1, changes: 2 }))
    expect(await store.pages('anna')).toHaveLength(2)
    await store.removePage(page({ edit: 11, at: 1, changes: 3 }))
    expect((await store.pages('anna')).map(({ edit }) => edit)).toEqual([21])
  })

  it('names articles with unsent work, and keeps them when everything else is forgotten', async () => {
    const store = indexedDbStore()
    const other = exampleMetadata({ id: '11111111-2222-4333-8444-555555555555', headline: 'Fertig' })
    for (const known of [metadata, other]) {
      await store.remember({ userId: 'anna', metadata: known, at: 1 })
      const kept = await openCopy(localCopyName('anna', known.id, 1))
      textRoot(kept.doc, 'lead').insert(0, known.headline)
      kept.copy.dispose()
    }
    await store.putPage(page({ changes: 4 }))
    await store.putPage(page({ articleId: other.id, edit: 51 }))
    expect(await unsavedWork('anna', store)).toEqual([
      { articleId: metadata.id, headline: metadata.headline, changes: 4 },
    ])
    expect(await unsavedWork('ben', store)).toEqual([])

    await forgetSavedWork('anna', store)
    expect(await unsavedWork('anna', store)).toHaveLength(1)
    expect(await store.allRemembered('anna')).toHaveLength(1)
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).toContain(localCopyName('anna', metadata.id, 1))
    expect(names).not.toContain(localCopyName('anna', other.id, 1))
  })
})
