import { createDocument, emptyArticle, SCHEMA_VERSION } from '@stet/article'
import { expect, it } from 'vitest'
import { newArticle } from '../../testing/articles.ts'
import { openSqliteStore } from '../SqliteStore.ts'

const told = (reason: string) => ({
  person: 'ben',
  kind: 'override' as const,
  by: 'anna',
  detail: { reason, gates: ['legal'] },
})

it('[U6] takes a text out of the reasons that people were told, and leaves what else they were told', async () => {
  const store = await openSqliteStore({ path: ':memory:', now: Date.now })
  const by = { clientId: 7, user: 'anna', origin: 'imported', at: 1 } as const
  const article = (id: string) =>
    newArticle({
      id,
      slug: id,
      schemaVersion: SCHEMA_VERSION,
      snapshot: createDocument(emptyArticle(), by),
      told: [told('Graf Zahl wartet.'), told('Legal eilt.')],
    })
  await store.createArticle(article('article-1'))
  await store.createArticle(article('article-2'))
  const order = { words: { text: 'Graf Zahl', isPart: false }, by: 'chief', reason: 'Auf Wunsch', at: 5 }
  expect(await store.findText('article-1', order.words)).toMatchObject({ places: { records: 1 } })
  expect(await store.purgeText('article-1', order)).toMatchObject({ ok: true, places: { records: 1 } })
  const { records } = await store.listNotifications('ben', { limit: 9 })
  expect(records.map(({ article: { id }, detail }) => [id, detail])).toEqual([
    ['article-2', { reason: 'Legal eilt.', gates: ['legal'] }],
    ['article-2', { reason: 'Graf Zahl wartet.', gates: ['legal'] }],
    ['article-1', { reason: 'Legal eilt.', gates: ['legal'] }],
    ['article-1', { reason: '[…] wartet.', gates: ['legal'] }],
  ])
  await store.close()
})
