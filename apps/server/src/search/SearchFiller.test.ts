import { createDocument, emptyArticle } from '@stet/article'
import { afterEach, expect, it } from 'vitest'
import { silentLogger } from '../observability/logger.ts'
import { newArticle } from '../storage/testing/articles.ts'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { summaryOf } from '../storage/testing/searchable.ts'
import { TestServer } from '../testing/TestServer.ts'
import { SearchFiller } from './SearchFiller.ts'

let server: TestServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

it('[S103] brings in what is not in the search, changes no time, and passes over what does not load', async () => {
  const store = new HeldStore()
  const snapshot = createDocument(
    { ...emptyArticle(), headline: 'Hafen', lead: { text: 'Die Häfen sind zu.' } },
    { clientId: 7, user: 'anna', origin: 'imported' },
  )
  for (let number = 0; number < 45; number += 1)
    await store.createArticle(
      newArticle({ id: `article-${number}`, createdAt: number, summary: summaryOf('Hafen'), snapshot }),
    )
  store.forgetSearch()
  const found = async (q: string) => (await store.listArticles({ q, limit: 200 })).articles.length
  expect(await found('hafen')).toBe(0)
  await store.damage('article-3')
  await store.damage('article-3', 'earlier_snapshots')
  server = await TestServer.open(['viewer'], { store })
  const filler = new SearchFiller({ store, rooms: server.articles.rooms, logger: silentLogger })
  filler.begin()
  await filler.settled()
  expect(await found('zu hafen')).toBe(44)
  expect(await store.listUnsearchable('', 9)).toEqual(['article-3'])
  expect(await store.getArticle('article-7')).toMatchObject({ updatedAt: 7, summary: { authors: ['anna'] } })
})

it('[S103] ends when it is told to, and goes on with the next start', async () => {
  const store = new HeldStore()
  for (let number = 0; number < 60; number += 1)
    await store.createArticle(newArticle({ id: `article-${number}` }))
  store.forgetSearch()
  const rooms = {
    read: async () =>
      ({ ok: true, value: { summary: summaryOf(''), content: { text: 'zu', details: '' } } }) as never,
  }
  const filler = new SearchFiller({ store, rooms, logger: silentLogger })
  filler.begin()
  await filler.end()
  const left = (await store.listUnsearchable('', 200)).length
  expect(left).toBeGreaterThanOrEqual(40)
  const again = new SearchFiller({ store, rooms, logger: silentLogger })
  again.begin()
  await again.settled()
  expect(await store.listUnsearchable('', 200)).toEqual([])
  await store.close()
})
