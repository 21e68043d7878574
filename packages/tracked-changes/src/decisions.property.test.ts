import { read, type ReadArticle, TEXT_ROOTS } from '@stet/article'
import { pick } from '@stet/article/model/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardsOf } from './cardsOf.ts'
import { subjectsOf } from './subjectsOf.ts'
import { anyCase, type Case, copyOf, decide, namedBy, partsOf, written } from './testing/newsroom.ts'

/** Everything pending that a reading shows, as a decision would name it: characters one by one. */
function pendingIn(article: ReadArticle): readonly string[] {
  const names: string[] = []
  for (const part of partsOf(article)) {
    for (const [client, clock, length] of part.ids) {
      for (let at = clock; at < clock + length; at += 1) {
        if (part.insertion !== null) names.push(`i ${part.insertion} ${client}:${at}`)
        for (const { by, spanKey } of part.strikes) names.push(`d ${by} ${spanKey} ${client}:${at}`)
      }
    }
    for (const { by, spanKey, n } of part.changes) names.push(`f ${by} ${spanKey}@${n}`)
  }
  return [...new Set(names)].toSorted()
}

it('[T1] [T6] [T7] everything pending is named by one card; ids differ; cards stand in order', () => {
  let cardsSeen = 0
  fc.assert(
    fc.property(anyCase, ({ count, steps }) => {
      const article = read(written(count, steps).doc, 'markup')
      const cards = cardsOf(article)
      cardsSeen += cards.length
      const own = new Set(
        TEXT_ROOTS.flatMap((root) => article[root].flatMap((block) => [block, ...block.runs]))
          .flatMap((part) => part.own)
          .map(({ spanKey, n }) => `${spanKey}@${n}`),
      )
      const named = namedBy(cards)
      const isOwn = (name: string): boolean => own.has(name.split(' ')[2] ?? '')
      expect(named.filter((name) => !name.startsWith('f ') || !isOwn(name))).toEqual(
        pendingIn(article).filter((name) => !name.startsWith('f ') || !isOwn(name)),
      )
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
      for (const { places, subjects } of cards) {
        expect(places.length).toBeGreaterThan(0)
        expect(subjects.length).toBeGreaterThan(0)
      }
      const places = cards.map(({ places: [place] }) => [
        TEXT_ROOTS.indexOf(place!.root),
        place!.block,
        place!.from,
      ])
      expect(places).toEqual(
        places.toSorted((one, other) => one[0]! - other[0]! || one[1]! - other[1]! || one[2]! - other[2]!),
      )
    }),
    { numRuns: 300 },
  )
  console.log(`${cardsSeen} cards`)
})

/** All at once, or card by card in any order: what is left reads as it would have. */
function expectDecided({ count, steps, order }: Case): void {
  const article = written(count, steps)
  for (const verdict of ['accept', 'reject'] as const) {
    const wanted = read(article.doc, verdict === 'accept' ? 'final' : 'original')
    const [chief, slow] = [copyOf(article), copyOf(article)]
    decide(chief, subjectsOf(cardsOf(read(chief.doc, 'markup'))), verdict)
    for (const view of ['markup', 'final', 'original'] as const) expect(read(chief.doc, view)).toEqual(wanted)
    for (let turn = 0; ; turn += 1) {
      const cards = cardsOf(read(slow.doc, 'markup'))
      if (cards.length === 0) break
      decide(slow, pick(cards, order[turn % order.length]!).subjects, verdict)
    }
    expect(read(slow.doc, 'markup')).toEqual(wanted)
  }
}

it('[T20] [T21] accepting all is final, rejecting all is original: at once, or card by card in any order', () => {
  fc.assert(fc.property(anyCase, expectDecided), { numRuns: 150 })
})

it('[A33] [T20] of two copies of a suggested letter, one deleted by decision, the other does not come in its place', () => {
  const dice = { what: 0, who: 0, a: 0, b: 0, c: 0, d: 0 }
  const found: Case = {
    count: 3,
    steps: [
      { ...dice, who: 223, c: 1, d: 316 },
      dice,
      { ...dice, what: 644 },
      { ...dice, what: 191, a: 186 },
      { ...dice, what: 764, who: 55, d: 4 },
      { ...dice, what: 740, d: 520 },
      { ...dice, what: 840, c: 13, d: 358 },
      { ...dice, what: 294, b: 45 },
      { ...dice, what: 688, c: 57, d: 550 },
    ],
    order: [0],
  }
  expect(() => expectDecided(found)).not.toThrow()
})
