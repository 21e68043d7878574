import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { newArticle } from '../testing/articles.ts'
import { ACCEPTANCE_PENDING_BYTES, acceptStore } from '../acceptance.ts'
import { acceptComments } from '../acceptanceOfComments.ts'
import { acceptNotifications } from '../acceptanceOfNotifications.ts'
import { acceptRecords } from '../acceptanceOfRecords.ts'
import { acceptWorkflow } from '../acceptanceOfWorkflow.ts'
import { acceptPurges } from '../acceptanceOfPurges.ts'
import { acceptVersions } from '../acceptanceOfVersions.ts'
import { asOfVersion } from '../testing/asOfVersion.ts'
import type { StoreUnderTest } from '../testing/StoreUnderTest.ts'
import { STORE_VERSION } from './migrations.ts'
import { openSqliteStore } from './SqliteStore.ts'

const open = (path: string) =>
  openSqliteStore({ path, now: Date.now, settings: { maxPendingBytes: ACCEPTANCE_PENDING_BYTES } })

const underTest = async (): Promise<StoreUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-store-'))
  const path = join(folder, 'articles.sqlite')
  let store = await open(path)
  return {
    store,
    reopen: async () => {
      await store.close()
      store = await open(path)
      return store
    },
    setFull: (isFull) => store.limitGrowth(isFull ? 0 : null),
    damage: async (articleId) => {
      const database = new DatabaseSync(path)
      database
        .prepare(
          'UPDATE snapshots SET bytes = zeroblob(9) WHERE article = (SELECT key FROM articles WHERE id = ?)',
        )
        .run(articleId)
      database.close()
    },
    dispose: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

acceptStore('SQLite', underTest)
acceptRecords('SQLite', underTest)
acceptComments('SQLite', underTest)
acceptNotifications('SQLite', underTest)
acceptWorkflow('SQLite', underTest)
acceptVersions('SQLite', underTest)
acceptPurges('SQLite', underTest)

it('[S10] refuses a file of a newer version, a folder that is not there, and a file that is no database', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-store-'))
  const path = join(folder, 'newer.sqlite')
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 99')
  database.close()
  await expect(open(path)).rejects.toThrow('version 99')
  await expect(open(join(folder, 'none', 'a.sqlite'))).rejects.toThrow('unable to open')
  await rm(folder, { recursive: true })
})

it('[S52] nothing changes, replaces or deletes what is on record, also by hand', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-store-'))
  const path = join(folder, 'a.sqlite')
  const store = await open(path)
  await store.createArticle(newArticle())
  const decision = { at: 1, decidedBy: 'anna', verdict: 'accept', whose: 'anna', what: 'i:7:0:1' } as const
  const update = new Uint8Array([0, 0])
  const sequence = await store.append('article-1', update, [{ ...decision, text: 'x', length: 1 }])
  await store.addAuditEntry({ at: 1, person: 'anna', article: null, what: 'update-refused', detail: {} })
  const database = new DatabaseSync(path)
  const kept = () => [
    database.prepare('SELECT * FROM decisions').all(),
    database.prepare('SELECT * FROM audit').all(),
  ]
  const before = kept()
  expect(before[0]).toMatchObject([{ is_own: 1 }])
  for (const attempt of [
    "UPDATE decisions SET verdict = 'reject'",
    'DELETE FROM decisions',
    `REPLACE INTO decisions (article, sequence, position, at, decided_by, verdict, whose, what, text, length)
       VALUES ('article-1', ${sequence}, 0, 1, 'b', 'reject', 'b', 'x', '', 0)`,
    `INSERT INTO decisions (article, sequence, position, at, decided_by, verdict, whose, what, text, length)
       VALUES ('article-1', ${sequence}, 0, 1, 'b', 'reject', 'b', 'x', '', 0) ON CONFLICT DO UPDATE SET verdict = 'reject'`,
    "UPDATE audit SET person = 'ben'",
    'DELETE FROM audit',
    "REPLACE INTO audit (sequence, at, person, article, what, detail) VALUES (1, 1, 'b', NULL, 'x', '{}')",
  ]) {
    expect(() => database.exec(attempt)).toThrow('append-only')
  }
  database.exec("DELETE FROM articles WHERE id = 'article-1'")
  expect(kept()).toEqual(before)
  database.close()
  await store.close()
  await rm(folder, { recursive: true })
})

it.each(Array.from({ length: STORE_VERSION - 1 }, (_, index) => index + 1))(
  '[S10] [S52] a file of version %i is brought up, its articles kept',
  async (version) => {
    const folder = await mkdtemp(join(tmpdir(), 'stet-store-'))
    const path = join(folder, 'a.sqlite')
    const article = newArticle({ metadata: { assignees: ['ben'], dueAt: '2026-11-24T18:00:00Z' } })
    const now = await open(path)
    await now.createArticle(article)
    await now.close()
    asOfVersion(path, version)
    const again = await open(path)
    expect(await again.getArticle('article-1')).toMatchObject({ id: 'article-1', slug: article.slug })
    expect(await again.listDecisions('article-1', { limit: 1 })).toEqual({ records: [], next: null })
    const salvaged = await again.salvage('article-1')
    expect(salvaged?.snapshot).toEqual({ through: 0, bytes: article.snapshot })
    expect(salvaged?.earlier).toEqual(salvaged?.snapshot)
    const due = { from: Date.UTC(2026, 10, 24), to: Date.UTC(2026, 10, 25) }
    expect((await again.listArticles({ limit: 9, person: 'ben', due })).articles).toHaveLength(1)
    await again.close()
    await rm(folder, { recursive: true })
  },
)

it('[S4] syncs every commit: write-ahead log, synchronous full', async () => {
  const { openDatabase } = await import('./openDatabase.ts')
  const folder = await mkdtemp(join(tmpdir(), 'stet-store-'))
  const database = openDatabase(join(folder, 'a.sqlite'))
  expect({ ...database.prepare('PRAGMA journal_mode').get() }).toEqual({ journal_mode: 'wal' })
  expect({ ...database.prepare('PRAGMA synchronous').get() }).toEqual({ synchronous: 2 })
  expect({ ...database.prepare('PRAGMA foreign_keys').get() }).toEqual({ foreign_keys: 1 })
  database.close()
  await rm(folder, { recursive: true })
})
