import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

interface Problem {
  type: string
  status: number
  detail: string
  errors?: { path: string; message: string }[]
}

async function countArticles(person: Person): Promise<number> {
  let count = 0
  let cursor: string | null = null
  do {
    const answer = await person.http.get(
      `/api/articles${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
    )
    const page = (await answer.json()) as { articles: unknown[]; nextCursor: string | null }
    count += page.articles.length
    cursor = page.nextCursor
  } while (cursor !== null)
  return count
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const imports = [
  { name: 'empty', body: Buffer.alloc(0), type: 'text/plain', says: /empty/i, status: [400, 422] },
  {
    name: 'only blanks',
    body: Buffer.from(' \n\n  \t\n'),
    type: 'text/plain',
    says: /empty/i,
    status: [400, 422],
  },
  {
    name: 'of 50 MB',
    body: Buffer.alloc(50 * 1024 * 1024, 'a'),
    type: 'text/plain',
    says: /large|MB|MiB/i,
    status: [413],
  },
  {
    name: 'not UTF-8',
    body: Buffer.from([0x48, 0xe4, 0x74, 0x74, 0xff, 0xfe]),
    type: 'text/plain',
    says: /UTF-8/,
    status: [400, 415, 422],
  },
  {
    name: 'a picture called text',
    body: png,
    type: 'text/plain',
    says: /picture|image|binary/i,
    status: [400, 415, 422],
  },
  {
    name: 'a picture',
    body: png,
    type: 'image/png',
    says: /image\/png|picture|image/i,
    status: [400, 415, 422],
  },
  {
    name: 'broken JSON',
    body: Buffer.from('{"headline": "x"'),
    type: 'application/json',
    says: /JSON/,
    status: [400, 422],
  },
]

for (const { name, body, type, says, status } of imports) {
  test(`an import that is ${name} is refused with what is wrong, and nothing is stored`, async ({
    newsroom,
  }) => {
    const reporter = await newsroom.person('reporter')
    const before = await countArticles(reporter)
    const answer = await reporter.post('/api/articles/import', {
      data: body,
      headers: { 'content-type': type },
    })
    expect(status).toContain(answer.status())
    expect(answer.headers()['content-type']).toContain('application/problem+json')
    const problem = (await answer.json()) as Problem
    expect(problem.status).toBe(answer.status())
    expect(problem.type).toBeTruthy()
    expect(problem.detail).toMatch(says)
    expect(await countArticles(reporter)).toBe(before)
  })
}

test('unknown fields in JSON are named, and the path of what breaks the schema too', async ({ newsroom }) => {
  const reporter = await newsroom.person('reporter')
  const before = await countArticles(reporter)
  const refused = async (data: unknown) => {
    const answer = await reporter.post('/api/articles', { data })
    expect([400, 422]).toContain(answer.status())
    return ((await answer.json()) as Problem).errors ?? []
  }
  expect(JSON.stringify(await refused({ article: { headline: 'x', hedline: 'y' } }))).toContain('hedline')
  expect(JSON.stringify(await refused({ articel: {} }))).toContain('articel')
  const broken = {
    headline: 'x',
    lead: { text: 'ab', runs: [{ from: 0, to: 9, bold: true }] },
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 7 }] }],
    details: [{ key: 'Ort' }, 'Quellen'],
  }
  const problems = JSON.stringify(await refused({ article: broken }))
  expect(problems).toContain('lead.runs[0].to')
  expect(problems).toContain('sections[0].blocks[0].text')
  expect(problems).toContain('details[1]')
  expect(await countArticles(reporter)).toBe(before)
})
