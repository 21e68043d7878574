import { expectSame } from './expectSame.ts'
import { HeldLine } from './HeldLine.ts'
import { InputMethod } from './InputMethod.ts'
import { mulberry32 } from './mulberry32.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { RandomWriter } from './RandomWriter.ts'

const ACTIONS = Number(process.env['E2E_KEYS'] ?? 100)
/** After so many actions the article is another one: it must neither run empty nor grow without end. */
const ACTIONS_AN_ARTICLE = 400

const article = {
  headline: 'Hafen sperrt Kai',
  lead: { text: 'Anfang Mitte Ende.' },
  sections: [
    {
      heading: '',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Der erste Absatz steht hier, und er ist etwas länger als eine Zeile breit ist.',
        },
        { kind: 'quote', text: 'Ein Zitat.' },
      ],
    },
    { heading: 'Zweiter Teil', blocks: [{ kind: 'paragraph', text: 'Text des zweiten Teils.' }] },
  ],
  details: [
    { key: 'Ort', value: 'Hamburg' },
    { key: 'Quellen', value: '' },
  ],
}

async function writer(newsroom: Newsroom, account: 'reporter' | 'reporter2') {
  const person = await newsroom.person(account)
  return { person, line: await HeldLine.of(person) }
}

test('random keys of two people', { tag: '@chromium' }, async ({ newsroom }) => {
  test.setTimeout(90_000 + ACTIONS * 1_000)
  const seed = Number(process.env['E2E_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`random keys: E2E_KEYS=${ACTIONS} E2E_SEED=${seed}`)
  const random = mulberry32(seed)
  const desks = [await writer(newsroom, 'reporter'), await writer(newsroom, 'reporter2')] as const
  const people = desks.map(({ person }) => person)
  const errors: string[] = []
  for (const { page } of people) page.on('pageerror', (error) => errors.push(String(error.stack)))
  const done: string[] = []
  let keys = 0
  for (let first = 0; first < ACTIONS; first += ACTIONS_AN_ARTICLE) {
    const id = await desks[0].person.createArticle(article)
    const writers: RandomWriter[] = []
    for (const person of people) {
      await person.open(id)
      writers.push(new RandomWriter(person, await InputMethod.of(person), random))
      await person.putCaret(person.field('lead'), 'end')
    }
    let at = 0
    for (let action = 1; action <= Math.min(ACTIONS_AN_ARTICLE, ACTIONS - first); action += 1) {
      if (random() < 0.25) at = 1 - at
      const desk = desks[at as 0 | 1]
      if (random() < 0.2) desk.line.hold()
      else if (random() < 0.4) desk.line.release()
      done.push(`${desk.person.account}: ${await writers[at]?.act()}`)
      if (action % 10 > 0) continue
      for (const { line } of desks) line.release()
      for (const one of writers) await one.finish()
      await test.step(`after ${done.slice(-10).join(' | ')}`, () => expectSame(id, ...people))
      expect(errors, done.slice(-20).join('\n')).toEqual([])
    }
    for (const one of writers) keys += one.keys
  }
  console.log(`random keys: ${keys} keys`)
})
