import type { ArticleJson } from './articleJson.ts'
import { expectSame } from './expectSame.ts'
import { HeldLine } from './HeldLine.ts'
import { InputMethod } from './InputMethod.ts'
import { mulberry32 } from './mulberry32.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { Rail } from './Rail.ts'
import { RandomReviewer } from './RandomReviewer.ts'
import { RandomWriter } from './RandomWriter.ts'

const ACTIONS = Number(process.env['E2E_KEYS'] ?? 100)
/** After so many actions the article is another one: suggestions take nothing away, so it only grows. */
const ACTIONS_AN_ARTICLE = 200
/** After so many actions all that is on its way arrives, and everybody is asked what they see. */
const STRETCH = 10

const article = {
  headline: 'Hafen sperrt Kai',
  lead: { text: 'Anfang Mitte Ende.', runs: [{ from: 7, to: 12, bold: true }] },
  sections: [
    {
      heading: '',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Der erste Absatz steht hier, und er ist etwas länger als eine Zeile breit ist.',
        },
        { kind: 'quote', text: 'Ein Zitat.' },
        { kind: 'bulletItem', text: 'Ein Punkt' },
      ],
    },
    { heading: 'Zweiter Teil', blocks: [{ kind: 'paragraph', text: 'Text des zweiten Teils.' }] },
  ],
  details: [
    { key: 'Ort', value: 'Hamburg' },
    { key: 'Quellen', value: '' },
  ],
}

async function desk(newsroom: Newsroom, account: 'reporter' | 'legal' | 'subeditor') {
  const person = await newsroom.person(account)
  return { person, line: await HeldLine.of(person), rail: new Rail(person) }
}
type Desk = Awaited<ReturnType<typeof desk>>

/** Random keys at two desks, checked after every stretch. `begin` says who acts in the next one, and whether it may change what is published. */
async function write(
  desks: readonly [Desk, Desk],
  author: Desk,
  seed: number,
  begin: (
    writers: readonly RandomWriter[],
    random: () => number,
  ) => Promise<{
    acts: readonly (() => Promise<string>)[]
    mayPublish: boolean
  }>,
): Promise<void> {
  const random = mulberry32(seed)
  const people = desks.map(({ person }) => person)
  const errors: string[] = []
  for (const { page } of people) page.on('pageerror', (error) => errors.push(String(error.stack)))
  const done: string[] = []
  let keys = 0
  for (let first = 0; first < ACTIONS; first += ACTIONS_AN_ARTICLE) {
    const id = await author.person.createArticle(article)
    const writers: RandomWriter[] = []
    for (const { person, rail } of desks) {
      await person.open(id)
      await rail.open()
      writers.push(new RandomWriter(person, await InputMethod.of(person), random))
      await person.putCaret(person.field('lead'), 'end')
    }
    const published = (): Promise<ArticleJson> => author.person.storedArticle(id)
    let before = await published()
    let at = 0
    for (let action = 0; action < Math.min(ACTIONS_AN_ARTICLE, ACTIONS - first); action += STRETCH) {
      const { acts, mayPublish } = await begin(writers, random)
      for (let one = 0; one < STRETCH; one += 1) {
        if (random() < 0.25) at = 1 - at
        const { person, line } = desks[at as 0 | 1]
        if (random() < 0.2) line.hold()
        else if (random() < 0.4) line.release()
        done.push(`${person.account}: ${await acts[at]?.()}`)
      }
      for (const { line } of desks) line.release()
      for (const one of writers) await one.rest()
      await test.step(`after ${done.slice(-STRETCH).join(' | ')}`, async () => {
        await expectSame(id, ...people)
        const now = await published()
        if (!mayPublish) expect(now, 'what is published').toEqual(before)
        before = now
        expect(errors, done.slice(-20).join('\n')).toEqual([])
      })
    }
    await expectAllAccepted(id, author, desks)
    for (const one of writers) keys += one.keys
  }
  console.log(`random suggestions: ${keys} keys`)
}

/** Everything is accepted over HTTP: published is now what was expected then, and nothing is marked on any screen. */
async function expectAllAccepted(id: string, author: Desk, desks: readonly Desk[]): Promise<void> {
  const final = await author.person.storedArticle(id, 'final')
  const answer = await author.person.post(`/api/articles/${id}/suggestions/resolve`, {
    data: { all: true, action: 'accept' },
  })
  expect(answer.status()).toBe(200)
  expect(await author.person.storedArticle(id)).toEqual(final)
  for (const { person, rail } of desks) {
    await expect(rail.cards).toHaveCount(0)
    await expect(person.editor.locator('ins, del, .article-modification')).toHaveCount(0)
  }
  await expectSame(id, ...desks.map(({ person }) => person))
}

function seedOf(): number {
  const seed = Number(process.env['E2E_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`random suggestions: E2E_KEYS=${ACTIONS} E2E_SEED=${seed}`)
  return seed
}

test(
  'random keys of two people who may only suggest: what is published stays',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    test.setTimeout(90_000 + ACTIONS * 2_000)
    const author = await desk(newsroom, 'reporter')
    const desks = [await desk(newsroom, 'legal'), await desk(newsroom, 'subeditor')] as const
    await write(desks, author, seedOf(), async (writers) => ({
      acts: writers.map((writer) => () => writer.act()),
      mayPublish: false,
    }))
  },
)

test(
  'random keys of one who edits, suggests and decides, and one who may only suggest',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    test.setTimeout(90_000 + ACTIONS * 2_000)
    const author = await desk(newsroom, 'reporter')
    const desks = [author, await desk(newsroom, 'legal')] as const
    await write(desks, author, seedOf(), async (writers, random) => {
      const [first, second] = writers as readonly [RandomWriter, RandomWriter]
      const mayPublish = random() < 0.6
      // What was done in edit mode may be taken back in any mode.
      first.mayUndo = mayPublish
      if (!mayPublish) await author.person.toMode('suggest')
      const reviewer = new RandomReviewer(first, author.rail, random)
      return {
        acts: [() => (mayPublish ? reviewer.act() : first.act()), () => second.act()],
        mayPublish,
      }
    })
  },
)
