import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newArticle } from '../testing/articles.ts'
import { asOfVersion } from '../testing/asOfVersion.ts'
import { openSqliteStore } from './SqliteStore.ts'
import { DatabaseSync } from 'node:sqlite'

/** The last version that knew of comments only. */
const OF_COMMENTS_ONLY = 11

it('[S105] what was told of comments before stays, under its number, and no number is given twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-store-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'a.sqlite')
  const open = () => openSqliteStore({ path, now: Date.now })
  const store = await open()
  await store.createArticle(newArticle())
  const comment = async (author: string, mentions: readonly string[], to = store) => {
    const id = randomUUID()
    await to.addComment(
      {
        article: 'article-1',
        mentions,
        comment: { id, author, at: 5, text: 'Text', digest: id },
        to: { anchor: { root: 'lead', ids: [], suggestion: null }, quote: '', isBlocking: false },
      },
      { threadsAnArticle: 9, commentsAThread: 9, textAnArticle: 999 },
    )
    return id
  }
  const first = await comment('anna', ['ben'])
  await comment('anna', ['cem'])
  await store.markRead('ben', 1, true)
  const before = await store.listNotifications('ben', { limit: 9 })
  await store.close()
  asOfVersion(path, OF_COMMENTS_ONLY)
  const raw = new DatabaseSync(path)
  // The last one is gone, as with its article; its number was given.
  raw.exec('DELETE FROM notifications WHERE key = 2')
  raw.close()

  const again = await open()
  expect(await again.listNotifications('ben', { limit: 9 })).toEqual(before)
  expect(before.records).toMatchObject([{ number: 1, isRead: true, by: 'anna', comment: { id: first } }])
  await comment('anna', ['cem'], again)
  expect((await again.listNotifications('cem', { limit: 9 })).records).toMatchObject([{ number: 3 }])
  await again.close()
})
