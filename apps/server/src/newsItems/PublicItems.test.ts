import { emptyArticle } from '@stet/article'
import type { LiveNewsItem, NewsForm, NewsItem } from '@stet/article'
import { expect, it } from 'vitest'
import { PublicItems } from './PublicItems.ts'

const AT = '2026-02-14T08:00:00.000Z'
const item: LiveNewsItem = {
  uri: 'urn:newsroom:article:1',
  version: 1,
  firstCreatedAt: AT,
  versionCreatedAt: AT,
  firstPublishedAt: AT,
  language: 'de',
  provider: 'Hafenblatt',
  notices: [],
  status: 'usable',
  slug: 'hafen',
  embargoUntil: null,
  urgency: null,
  genre: '',
  topics: [],
  article: { ...emptyArticle(), headline: 'Hafen zu' },
}
const of = (number: number): LiveNewsItem => ({ ...item, uri: `urn:newsroom:article:${number}` })

function countingForm(id = 'ninjs') {
  const written: NewsItem[] = []
  const form: NewsForm = {
    id,
    mediaTypes: ['application/json'],
    extension: 'json',
    exportItem: (asked) => {
      written.push(asked)
      return `${id} ${asked.uri} ${asked.status}`
    },
  }
  return { form, written }
}

it('writes an article once a form, and anew as soon as anything that is told of it is another', () => {
  const items = new PublicItems()
  const [ninjs, jsonld] = [countingForm(), countingForm('jsonld')]
  const renamed = { ...item, slug: 'hafen-2' }
  const purged = { ...renamed, article: { ...item.article, headline: '█████ zu' } }
  for (const asked of [item, { ...item }, renamed, renamed, purged, of(2), purged])
    expect(items.write(ninjs.form, asked)).toBe(`ninjs ${asked.uri} usable`)
  expect(ninjs.written).toEqual([item, renamed, purged, of(2)])
  expect(items.write(jsonld.form, purged)).toBe(`jsonld ${item.uri} usable`)
})

it('keeps what was asked for last, and no more than it may', () => {
  const { form, written } = countingForm()
  const items = new PublicItems(form.exportItem(of(1)).length * 3)
  written.length = 0
  for (const number of [1, 2, 3, 1, 4, 5, 1, 6]) items.write(form, of(number))
  expect(written).toEqual([1, 2, 3, 4, 5, 6].map(of))
  items.write(form, of(2))
  expect(written).toHaveLength(7)
})

it('writes what is longer than all that it may keep', () => {
  const { form, written } = countingForm()
  const items = new PublicItems(10)
  expect(items.write(form, item)).toBe(items.write(form, item))
  expect(written).toHaveLength(2)
})
