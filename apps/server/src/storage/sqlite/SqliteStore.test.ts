import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { ACCEPTANCE_PENDING_BYTES, acceptStore } from '../acceptance.ts'
import { openSqliteStore } from './SqliteStore.ts'

const open = (path: string) =>
  openSqliteStore({ path, now: Date.now, settings: { maxPendingBytes: ACCEPTANCE_PENDING_BYTES } })

acceptStore('SQLite', async () => {
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
})

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
