import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addCounts, counts } from './counts.ts'
import { countsOfBlocks, countsOfMarkup } from './countsOfMarkup.ts'
import { toArticleJson } from './formats/json/toArticleJson.ts'
import { toReadArticle } from './formats/json/toReadArticle.ts'
import { read } from './model/read.ts'
import type { Replica } from './model/testing/Replica.ts'
import { anyDice, gather, meet } from './model/testing/gather.ts'
import { honestStep, type Memory } from './model/testing/honestSteps.ts'
import { pick, wildStep } from './model/testing/wildSteps.ts'
import { articleArbitrary } from './testing/articleArbitrary.ts'

function countedOf({ doc }: Replica, lineWidth: number) {
  const [original, final] = (['original', 'final'] as const).map((view) =>
    counts(toArticleJson(read(doc, view)), lineWidth),
  )
  return { wanted: { original, final }, counted: countsOfMarkup(read(doc, 'markup'), lineWidth) }
}

const anySteps = fc.array(anyDice, { maxLength: 60, size: 'max' })

it('[A73] what is counted from markup is what the two views count, whatever honest people write', () => {
  let words = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }),
      anySteps,
      fc.integer({ min: 1, max: 40 }),
      (people, steps, width) => {
        const everybody = gather(people, true)
        const memory: Memory = new Map()
        for (const dice of steps) {
          const replica = pick(everybody.slice(1), dice.who)
          if (dice.what % 8 === 7) replica.pull(pick(everybody, dice.a))
          else
            honestStep(replica, dice.c % 3 === 0 ? 'edit' : 'suggest', memory, {
              ...dice,
              what: dice.what % 12,
            })
        }
        meet(everybody)
        for (const replica of everybody) {
          const { wanted, counted } = countedOf(replica, width)
          expect(counted).toEqual(wanted)
        }
        words += countsOfMarkup(read(everybody[0]!.doc, 'markup')).final.words
      },
    ),
    { numRuns: 200 },
  )
  console.log(`${words} words`)
})

it('[A73] whatever is stored', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const everybody = gather(3, false)
      for (const dice of steps) wildStep(everybody, dice)
      for (const replica of everybody) {
        const { wanted, counted } = countedOf(replica, 34)
        expect(counted).toEqual(wanted)
      }
    }),
    { numRuns: 100 },
  )
})

it('[A73] blocks that stay the same objects are not counted again', () => {
  const everybody = gather(2, true)
  const memory: Memory = new Map()
  const [, ada] = everybody
  for (let at = 0; at < 200; at += 1)
    honestStep(ada!, 'edit', memory, { what: at % 4, who: 0, a: at * 7, b: at, c: 0, d: 0 })
  const article = read(ada!.doc, 'markup')
  const first = countsOfMarkup(article)
  let asked = 0
  const watched = article.body.map((block) => ({
    ...block,
    get runs() {
      asked += 1
      return block.runs
    },
  }))
  expect(watched.length).toBeGreaterThan(10)
  expect(countsOfMarkup({ ...article, body: watched })).toEqual(first)
  const once = asked
  expect(once).toBeGreaterThanOrEqual(watched.length)
  expect(countsOfMarkup({ ...article, body: watched.slice(1) })).not.toEqual(first)
  expect(asked).toBe(once)
})

it('[A73] parts of the body add up to it where nothing is suggested', () => {
  fc.assert(
    fc.property(articleArbitrary, fc.nat(10), (whole, cut) => {
      const { body } = toReadArticle(whole)
      const { readingMinutes: _, ...wanted } = counts({ ...whole, lead: { text: '' } })
      for (const view of ['original', 'final'] as const) {
        const [one, other] = [body.slice(0, cut), body.slice(cut)].map((part) => countsOfBlocks(part, view))
        expect(addCounts(one!, other!)).toEqual(wanted)
      }
    }),
  )
})
