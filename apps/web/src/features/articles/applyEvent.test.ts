import { describe, expect, it } from 'vitest'
import { listItem } from '../../testing/listItem.ts'
import { applyEvent } from './applyEvent.ts'

const anna = { id: 'anna', name: 'Anna', color: 1 }
const pages = [
  { articles: [listItem(1), listItem(2, { people: [anna] })], nextCursor: 'x' },
  { articles: [listItem(3)], nextCursor: null },
]
const all = { belongs: () => true, isFiltered: false }
const ids = (some: readonly { articles: readonly { slug: string }[] }[]) =>
  some.map((page) => page.articles.map(({ slug }) => slug))

describe('applyEvent', () => {
  it('puts a new article first, once, if it belongs to the search', () => {
    const created = { type: 'article-created', article: listItem(9) } as const
    const after = applyEvent(pages, created, all)
    expect(ids(after)).toEqual([['artikel-9', 'artikel-1', 'artikel-2'], ['artikel-3']])
    expect(applyEvent(after, created, all)).toBe(after)
    expect(applyEvent(pages, created, { belongs: () => false, isFiltered: true })).toBe(pages)
  })

  it('changes a row where it is', () => {
    const changed = listItem(2, { headline: 'Neu', updatedAt: '2026-11-24T13:00:00.000Z' })
    const after = applyEvent(pages, { type: 'article-changed', article: changed }, all)
    expect(ids(after)).toEqual(ids(pages))
    expect(after[0]?.articles[1]?.headline).toBe('Neu')
  })

  it('knows who is where', () => {
    const came = applyEvent(pages, { type: 'people-changed', id: listItem(3).id, people: [anna] }, all)
    expect(came[1]?.articles[0]?.people).toEqual([anna])
    const everybody = { type: 'state', storageTrouble: null, people: { [listItem(1).id]: [anna] } } as const
    const state = applyEvent(pages, everybody as never, all)
    expect(state.flatMap((page) => page.articles.map(({ people }) => people.length))).toEqual([1, 0, 0])
  })

  it('takes out what was removed, and leaves the rest alone', () => {
    expect(ids(applyEvent(pages, { type: 'article-removed', id: listItem(3).id }, all))[1]).toEqual([])
    expect(applyEvent(pages, { type: 'article-removed', id: listItem(8).id }, all)).toBe(pages)
    expect(applyEvent(pages, { type: 'me-changed' }, all)).toBe(pages)
  })

  it('lets an article that has come to belong to a filtered list join it, and one that has left stay where it is', () => {
    const drafts = { belongs: ({ state }: { state: string }) => state === 'draft', isFiltered: true }
    const joining = { type: 'article-changed', article: listItem(9) } as const
    expect(ids(applyEvent(pages, joining, drafts))[0]).toEqual(['artikel-9', 'artikel-1', 'artikel-2'])
    expect(applyEvent(pages, joining, all)).toBe(pages)
    const left = { type: 'article-changed', article: listItem(1, { state: 'hold' }) } as const
    const after = applyEvent(pages, left, drafts)
    expect(ids(after)).toEqual(ids(pages))
    expect(after[0]?.articles[0]?.state).toBe('hold')
  })
})
