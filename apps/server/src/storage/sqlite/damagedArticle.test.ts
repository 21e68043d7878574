import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ArticleDamaged } from '../Store.ts'
import { documentOf, headlineOf, newArticle, writer } from '../testing/articles.ts'
import { openSqliteStore, type SqliteStore } from './SqliteStore.ts'

/** How a page of the table `updates` begins on which rows stand and nothing leads on to other pages. */
const LEAF = 10

let folder: string
let path: string
let store: SqliteStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-damaged-'))
  path = join(folder, 'a.sqlite')
  store = await openSqliteStore({ path, now: Date.now })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** Two articles, of which the disk spoils what is stored behind the snapshot of the second. */
async function damageSecond(): Promise<void> {
  await store.createArticle(newArticle({ id: 'sound' }))
  await store.createArticle(newArticle({ id: 'damaged' }))
  for (let number = 0; number < 40; number += 1) await store.append('damaged', new Uint8Array(600).fill(7))
  for (let number = 0; number < 40; number += 1) await store.append('sound', writer().write('x'.repeat(600)))
  await store.close()
  const database = new DatabaseSync(path)
  const pageSize = Number(database.prepare('PRAGMA page_size').get()?.['page_size'])
  database.close()
  const file = await open(path, 'r+')
  const { size } = await file.stat()
  const page = Buffer.alloc(pageSize)
  let spoiled = 0
  for (let at = pageSize; at < size; at += pageSize) {
    await file.read(page, 0, pageSize, at)
    const isOfItAlone = page.includes(Buffer.alloc(500, 7)) && !page.includes('xxx')
    if (page[0] !== LEAF || !isOfItAlone) continue
    await file.write(Buffer.alloc(pageSize, 0xff), 0, pageSize, at)
    spoiled += 1
  }
  await file.close()
  expect(spoiled).toBeGreaterThan(1)
  store = await openSqliteStore({ path, now: Date.now })
}

it('[S75] what an article cannot take is refused; others that share its commit are stored, and nobody is told of trouble', async () => {
  await damageSecond()
  const events: string[] = []
  store.onTrouble(({ kind }) => events.push(kind))
  const before = documentOf(await store.load('sound')).tail.length
  const outcomes = await Promise.allSettled(
    ['sound', 'damaged', 'sound', 'none', 'damaged', 'sound'].map((id) =>
      store.append(id, new Uint8Array([0, 0])),
    ),
  )
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ])
  expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(ArticleDamaged)
  expect(documentOf(await store.load('sound')).tail).toHaveLength(before + 3)
  expect(await store.load('damaged')).toMatchObject({ ok: false, reason: 'corrupt' })
  expect(store.health()).toEqual({ trouble: null, pendingUpdates: 0, pendingBytes: 0 })
  expect(events).toEqual([])
})

it('[S75] a bug in one update does not hold up the others', async () => {
  await store.createArticle(newArticle({ id: 'a' }))
  await store.createArticle(newArticle({ id: 'b' }))
  const { write } = writer()
  // Nothing that is honest looks like this; whatever the database refuses for ever does.
  const bad = {
    at: 'never',
    decidedBy: 'a',
    verdict: 'accept',
    whose: 'a',
    what: 'i',
    text: '',
    length: 0,
  } as never
  const outcomes = await Promise.allSettled([
    store.append('b', write('eins ')),
    store.append('a', new Uint8Array([0, 0]), [bad]),
    store.append('b', write('zwei')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(headlineOf(await store.load('b'))).toBe('eins zwei')
  expect(documentOf(await store.load('a')).tail).toEqual([])
})
