import type { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEARCHES } from '../../search/testing/SEARCH_TABLE.ts'
import { ARTICLE_SORTS, type ArticleQuery } from '../ArticleQuery.ts'
import { newArticle } from '../testing/articles.ts'
import { searchedArticles, summaryOf, wordsInIndex } from '../testing/searchable.ts'
import { ArticleTable } from './ArticleTable.ts'
import { openDatabase } from './openDatabase.ts'

function searchedTable(): ArticleTable {
  const table = new ArticleTable(openDatabase(':memory:'))
  for (const article of searchedArticles()) table.create(article)
  return table
}

function idsOf(table: ArticleTable, query: Partial<ArticleQuery>): readonly string[] {
  return table.list({ limit: 200, ...query }).articles.map(({ id }) => id)
}

describe('a search', () => {
  const table = searchedTable()
  it.each(SEARCHES)('[S101] $q: $why', ({ q, finds, not = [] }) => {
    const found = idsOf(table, { q })
    expect(found).toEqual(expect.arrayContaining([...finds]))
    expect(found.filter((id) => not.includes(id))).toEqual([])
  })

  it('[S101] tells where: in the headline, and the best stretch of text or details, as it is written there', () => {
    const marked = (id: string, q: string) => {
      const hit = table.list({ q, limit: 50 }).hits.get(id)
      const headline = table.get(id)?.summary.headline ?? ''
      return [
        cut(headline, hit?.headline ?? []),
        hit?.excerpt ? [hit.excerpt.where, ...cut(hit.excerpt.text, hit.excerpt.marks)] : null,
      ]
    }
    expect(marked('haefen', 'Hafen')).toEqual([['Häfen'], ['text', 'Hafenbetreiber']])
    expect(marked('hafen', 'hafen')).toEqual([['Hafensperrung'], ['text', 'Seehafen']])
    expect(marked('hafen', 'kiel polizei')).toEqual([['Kiel'], ['details', 'Kiel', 'Wasserschutzpolizei']])
    expect(marked('ruehl', 'Rühl')).toEqual([['Ruehl'], ['text', 'Ruehl']])
    expect(marked('theatre', 'close')).toEqual([[], ['text', 'closed', 'closing']])
    expect(marked('haus', 'Häuser stadt')).toEqual([['Häuser'], ['text', 'Stadt', 'Wohnhäuser']])
    expect(table.list({ limit: 50 }).hits.size).toBe(0)
  })

  it('[S101] what has all words in the headline comes first, the last changed first in each part', () => {
    const ranked = new ArticleTable(openDatabase(':memory:'))
    const put = (id: string, headline: string, text: string, createdAt: number) =>
      ranked.create(
        newArticle({ id, createdAt, summary: summaryOf(headline), content: { text, details: '' } }),
      )
    put('old-headline', 'Der Hafen in Kiel', '', 1)
    put('new-headline', 'Kieler Häfen: der Hafen von Kiel', '', 2)
    put('old-text', 'Kiel', 'Am Hafen.', 3)
    put('new-text', 'Nichts', 'Hafen, Kiel.', 4)
    expect(idsOf(ranked, { q: 'hafen kiel' })).toEqual([
      'new-headline',
      'old-headline',
      'new-text',
      'old-text',
    ])
    const pages = [...pagesOf(ranked, { q: 'hafen kiel', limit: 1 })]
    expect(pages).toEqual([['new-headline'], ['old-headline'], ['new-text'], ['old-text']])
  })

  it('[S101] follows every change of headline, content, slug, desk, keywords and language, and nothing else costs it', () => {
    const database = openDatabase(':memory:')
    const changing = new ArticleTable(database)
    const content = { text: 'Die Brücken sind zu.', details: 'Ort Kiel' }
    changing.create(newArticle({ id: 'a', summary: summaryOf('Anfang'), content }))
    const finds = (q: string) => idsOf(changing, { q }).length === 1
    changing.patch('a', { slug: 'kurz-und-gut', desk: 'Wirtschaft', metadata: { keywords: ['Reederei'] } }, 2)
    expect(['kurz', 'wirtschaft', 'Reedereien', 'brücke', 'anfang', 'kiel'].filter((q) => !finds(q))).toEqual(
      [],
    )
    changing.saveSummaries([
      { id: 'a', summary: summaryOf('Ende'), content: { text: 'closed', details: '' }, at: 3 },
    ])
    expect(['anfang', 'brücke', 'closing', 'kiel'].filter(finds)).toEqual([])
    changing.patch('a', { language: 'en' }, 4)
    expect(['anfang', 'brücke', 'closing', 'kiel'].filter(finds)).toEqual(['closing'])
    const before = wordsInIndex(database)
    const { total_changes: changes } = database.prepare('SELECT total_changes() AS total_changes').get() ?? {}
    changing.patch('a', { state: 'hold', metadata: { urgency: 1 } }, 5)
    expect(Number(database.prepare('SELECT total_changes() AS now').get()?.['now']) - Number(changes)).toBe(1)
    expect(wordsInIndex(database)).toEqual(before)
    database.exec("DELETE FROM articles WHERE id = 'a'")
    expect(database.prepare('SELECT count(*) AS rows FROM article_search').get()).toEqual({ rows: 0 })
  })

  it('[S101] takes any question without failing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 })),
        (q) => {
          expect(Array.isArray(idsOf(table, { q }))).toBe(true)
        },
      ),
    )
    for (const q of [
      '"',
      'NOT',
      'a OR b',
      'headline:x',
      '*',
      '^a',
      'NEAR(a b)',
      '-',
      '…',
      "'; DROP TABLE x",
      '()',
    ])
      expect(Array.isArray(idsOf(table, { q }))).toBe(true)
    expect(idsOf(table, { q: '…' })).toEqual([])
    expect(idsOf(table, { q: '  ' })).toHaveLength(searchedArticles().length)
  })
})

const DAY = 86_400_000
const instant = (at: number) => new Date(at).toISOString()

describe('filters', () => {
  const table = new ArticleTable(openDatabase(':memory:'))
  table.create(
    newArticle({
      id: 'a',
      createdBy: 'carl',
      createdAt: 1,
      desk: 'Politik',
      summary: summaryOf('A', { authors: ['anna'] }),
      metadata: { assignees: ['ben'], dueAt: instant(DAY), isLegalCheckNeeded: true },
    }),
  )
  table.create(
    newArticle({
      id: 'b',
      createdBy: 'ben',
      createdAt: 2,
      state: 'hold',
      metadata: { dueAt: instant(DAY - 1_000), embargoUntil: instant(3 * DAY) },
    }),
  )
  table.create(
    newArticle({ id: 'c', createdBy: 'dora', createdAt: 3, metadata: { isLegalCheckNeeded: false } }),
  )

  it.each<[Partial<ArticleQuery>, readonly string[]]>([
    [{ author: 'anna' }, ['a']],
    [{ assignee: 'ben' }, ['a']],
    [{ person: 'ben' }, ['b', 'a']],
    [{ person: 'carl' }, ['a']],
    [{ person: 'nobody' }, []],
    [{ due: { from: null, to: DAY } }, ['b']],
    [{ due: { from: DAY, to: null } }, ['a']],
    [{ due: { from: null, to: null } }, ['b', 'a']],
    [{ embargo: { from: 2 * DAY, to: 4 * DAY } }, ['b']],
    [{ embargo: { from: 2 * DAY, to: 3 * DAY } }, []],
    [{ isLegalDue: true }, ['a']],
    [{ isLegalDue: false }, ['c', 'b', 'a']],
    [{ state: 'draft', desk: 'Politik', person: 'ben' }, ['a']],
    [{ sort: 'due' }, ['b', 'a', 'c']],
    [{ sort: 'created' }, ['c', 'b', 'a']],
  ])('[S3] %j', (query, ids) => {
    expect(idsOf(table, query)).toEqual(ids)
  })

  it('[S3] a correction is open from when it is begun until it is out', () => {
    const published = (state: string, metadata: object) => {
      const database = openDatabase(':memory:')
      const of = new ArticleTable(database)
      of.create(newArticle())
      database
        .prepare('UPDATE articles SET publication = ?, state = ?, metadata = ?')
        .run('published', state, JSON.stringify(metadata))
      return idsOf(of, { isInCorrection: true })
    }
    expect(published('approved', { isOut: true })).toEqual([])
    expect(published('draft', { isOut: true })).toEqual(['article-1'])
    expect(published('approved', {})).toEqual(['article-1'])
    expect(idsOf(table, { isInCorrection: true })).toEqual([])
  })

  it('[S3] a legal check that was made is due no more', () => {
    const checked = new ArticleTable(openDatabase(':memory:'))
    checked.create(newArticle({ metadata: { isLegalCheckNeeded: true } }))
    expect(idsOf(checked, { isLegalDue: true })).toEqual(['article-1'])
    checked.patch('article-1', { metadata: { isCleared: true } }, 2)
    expect(idsOf(checked, { isLegalDue: true })).toEqual([])
    checked.patch('article-1', { metadata: { isCleared: null } }, 3)
    expect(idsOf(checked, { isLegalDue: true })).toEqual(['article-1'])
  })

  it('[S3] follow every change', () => {
    const changing = new ArticleTable(openDatabase(':memory:'))
    changing.create(newArticle({ metadata: { assignees: ['anna'] } }))
    changing.patch('article-1', { metadata: { assignees: ['ben', 'ben', 7], dueAt: instant(DAY) } }, 2)
    changing.saveSummaries([
      {
        id: 'article-1',
        summary: summaryOf('', { authors: ['eva'] }),
        content: { text: '', details: '' },
        at: 3,
      },
    ])
    expect(idsOf(changing, { assignee: 'anna' })).toEqual([])
    expect(idsOf(changing, { assignee: 'ben', author: 'eva', due: { from: DAY, to: DAY + 1 } })).toHaveLength(
      1,
    )
    changing.patch('article-1', { metadata: { assignees: null, dueAt: null } }, 4)
    expect(idsOf(changing, { assignee: 'ben' })).toEqual([])
    expect(idsOf(changing, { due: { from: null, to: null } })).toEqual([])
  })
})

describe('pages', () => {
  it('[S3] what others change between two pages neither hides nor doubles an article that they leave alone', () => {
    const query = fc.record({
      sort: fc.constantFrom(...ARTICLE_SORTS),
      q: fc.constantFrom('', 'hafen'),
      limit: fc.integer({ min: 1, max: 4 }),
    })
    const changes = fc.array(fc.tuple(fc.nat(11), fc.constantFrom('text', 'due', 'new')), { maxLength: 12 })
    fc.assert(
      fc.property(
        query,
        changes,
        fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
        (asked, edits, times) => {
          const table = new ArticleTable(openDatabase(':memory:'))
          times.forEach((time, index) =>
            table.create(
              newArticle({
                id: `a${index}`,
                createdAt: time,
                summary: summaryOf(index % 2 === 0 ? 'Hafen' : 'Kai'),
                content: { text: 'Am Hafen.', details: '' },
                metadata: index % 3 === 0 ? {} : { dueAt: instant(time * DAY) },
              }),
            ),
          )
          const seen: string[] = []
          const touched = new Set<string>()
          const waiting = [...edits]
          for (const page of pagesOf(table, asked)) {
            seen.push(...page)
            const [target, kind] = waiting.shift() ?? []
            if (target === undefined) continue
            const id = kind === 'new' ? `n${waiting.length}` : `a${target}`
            touched.add(id)
            if (kind === 'new') table.create(newArticle({ id, createdAt: 9, summary: summaryOf('Hafen') }))
            else if (kind === 'due') table.patch(id, { metadata: { dueAt: instant(9 * DAY) } }, 9)
            else
              table.saveSummaries([
                { id, summary: summaryOf('Hafen Hafen'), content: { text: 'hafen', details: '' }, at: 9 },
              ])
          }
          const alone = seen.filter((id) => !touched.has(id))
          expect(alone).toHaveLength(new Set(alone).size)
          const expected = times.map((_, index) => `a${index}`).filter((id) => !touched.has(id))
          expect(alone.toSorted()).toEqual(expected.toSorted())
        },
      ),
    )
  })

  it('[S3] a cursor of another sort, or none of ours, gives an empty page', () => {
    const table = searchedTable()
    const { next } = table.list({ limit: 2 })
    expect(table.list({ limit: 2, cursor: next ?? '' }).articles).toHaveLength(2)
    for (const cursor of ['nonsense', next ?? '', btoa('[1,0,"x",1]'), btoa('[1,7,3,"a"]')])
      expect(table.list({ limit: 2, sort: 'due', cursor })).toMatchObject({ articles: [], next: null })
  })
})

describe('every list', () => {
  const everybody: readonly Partial<ArticleQuery>[] = [
    {},
    { state: 'draft' },
    { desk: 'Politik' },
    { assignee: 'ben' },
    { author: 'ben' },
    { person: 'ben' },
    { isLegalDue: true },
    { due: { from: 1, to: 2 } },
    { embargo: { from: 1, to: 2 } },
    { sort: 'due' },
    { sort: 'created' },
    { q: 'hafen' },
    { q: 'hafen kai', state: 'draft', person: 'ben' },
    { q: 'hafen', sort: 'due', due: { from: 1, to: 2 } },
  ]

  it.each(everybody)('[S104] is read by indexes, never through the whole table: %j', (query) => {
    const database = openDatabase(':memory:')
    const table = new ArticleTable(database)
    for (const article of searchedArticles()) table.create(article)
    const plans = plansOf(database, () => table.list({ limit: 1, ...query }))
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) {
      // A list that is sorted by an index is read along it, and only as far as the page goes.
      expect(plan.filter((step) => /^SCAN (?!.*(USING|VIRTUAL TABLE))/.test(step))).toEqual([])
    }
  })
})

/** What SQLite means to do for each statement that is prepared meanwhile. */
function plansOf(database: DatabaseSync, work: () => unknown): readonly (readonly string[])[] {
  const prepare = database.prepare.bind(database)
  const statements: string[] = []
  database.prepare = (sql, ...rest) => {
    statements.push(sql)
    return prepare(sql, ...rest)
  }
  work()
  database.prepare = prepare
  return statements.map((sql) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => String(detail)),
  )
}

function cut(text: string, marks: readonly (readonly [number, number])[]): readonly string[] {
  return marks.map(([from, to]) => text.slice(from, to))
}

function* pagesOf(table: ArticleTable, query: ArticleQuery): Generator<readonly string[]> {
  let cursor: string | null = null
  do {
    const page = table.list({ ...query, ...(cursor === null ? {} : { cursor }) })
    yield page.articles.map(({ id }) => id)
    cursor = page.next
  } while (cursor !== null)
}
