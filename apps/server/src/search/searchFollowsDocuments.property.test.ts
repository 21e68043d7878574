import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createArticleAnswerSchema } from '@stet/protocol'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ArticleTable } from '../storage/sqlite/ArticleTable.ts'
import { openDatabase } from '../storage/sqlite/openDatabase.ts'
import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import { newArticle } from '../storage/testing/articles.ts'
import { wordsInIndex } from '../storage/testing/searchable.ts'
import { summarize } from '../sync/summarize.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-search-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const WORDS = ['Häfen', 'Seehafen', 'Grüße', 'Straßen', 'closing', '100 %', 'Ärztinnen', 'zu', '\nneu']
const word = fc.constantFrom(...WORDS)
const which = fc.nat(2)
const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      which,
      by: fc.constantFrom('reporter' as const, 'legal' as const),
      field: fc.constantFrom('headline' as const, 'lead' as const),
      word,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      which,
      length: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      which,
      action: fc.constantFrom('accept' as const, 'reject' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('name' as const),
      which,
      word,
      language: fc.constantFrom('de', 'en', 'fr'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)

it('[S103] after any edits, suggestions, decisions and restarts the index is what a new one made from the documents is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 14 }), async (edits) => {
      const path = join(folder, `${crypto.randomUUID()}.sqlite`)
      let server = await start(path)
      const ids: string[] = []
      for (const headline of ['Hafen', 'Theatre', '']) {
        const payload = { article: { headline }, ...(headline === 'Theatre' ? { language: 'en' } : {}) }
        const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
        ids.push(createArticleAnswerSchema.parse(answer.json()).id)
      }
      for (const step of edits) {
        if (step.do === 'restart') {
          await server.close()
          server = await start(path)
        } else await carryOut(server, ids[step.which] ?? '', step)
      }
      await server.close()
      const again = await start(path)
      const fresh = openDatabase(':memory:')
      const table = new ArticleTable(fresh)
      for (const id of ids) {
        const row = await again.store.getArticle(id)
        const read = await again.articles.rooms.read(id, summarize)
        if (!row || !read.ok) throw new Error('an article is gone')
        const { slug, desk, language, metadata } = row
        const { summary, content } = read.value
        expect(row.summary).toEqual(summary)
        table.create(newArticle({ id, slug, desk, language, metadata, summary, content }))
      }
      await again.close()
      const stored = new DatabaseSync(path)
      expect(wordsInIndex(stored)).toEqual(wordsInIndex(fresh))
      stored.close()
      fresh.close()
    }),
    { numRuns: 6 },
  )
}, 180_000)

async function start(path: string): Promise<TestServer> {
  const store = await openSqliteStore({ path, now: Date.now })
  const server = await TestServer.open(['reporter', 'legal'], { store })
  await server.listen()
  return server
}

type Step = Exclude<typeof edit extends fc.Arbitrary<infer T> ? T : never, { do: 'restart' }>

async function carryOut(server: TestServer, id: string, step: Step): Promise<void> {
  if (step.do === 'name') {
    const payload = { desk: step.word.trim(), language: step.language, keywords: [step.word.trim()] }
    await server.ask('reporter', 'PATCH', `/api/articles/${id}`, { payload })
    return
  }
  if (step.do === 'decide') {
    const payload = { all: true, action: step.action }
    await server.ask('reporter', 'POST', `/api/articles/${id}/suggestions/resolve`, { payload })
    return
  }
  const address = server.app.server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const by = step.do === 'write' ? step.by : 'reporter'
  const writer = await StockWriter.open(`http://127.0.0.1:${port}`, id, server.cookieOf(by))
  if (step.do === 'write') writer.write(step.field, ` ${step.word.trim()}`)
  else {
    const lead = writer.doc.getText('lead')
    lead.delete(0, Math.min(step.length, lead.length))
  }
  const fields = ['headline', 'lead'] as const
  const wanted = fields.map((field) => writer.doc.getText(field).toJSON()).join('\n')
  await eventually(async () => {
    const read = await server.articles.rooms.read(id, (doc) =>
      fields.map((field) => doc.getText(field).toJSON()).join('\n'),
    )
    return read.ok && read.value === wanted && server.store.health().pendingUpdates === 0
  })
  writer.leave()
}
