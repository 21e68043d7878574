import { parseDecision, read, reviewRoot, type ReadArticle } from '@stet/article'
import { pick } from '@stet/article/model/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { cardsOf } from './cardsOf.ts'
import { decidedCards } from './decidedCards.ts'
import { subjectsOf } from './subjectsOf.ts'
import { anyCase, copyOf, decide, namedBy, partsOf, undecided, written } from './testing/newsroom.ts'

/** Everything decided that a reading of the history tells, as a decision would name it, and how it was decided. */
function decidedIn(article: ReadArticle): readonly string[] {
  const names: string[] = []
  for (const { history, ids } of partsOf(article)) {
    if (!history) continue
    const { insertion, deletions, changes } = history
    for (const [client, clock, length] of ids) {
      for (let at = clock; at < clock + length; at += 1) {
        if (insertion) names.push(`i ${insertion.by} ${client}:${at}`)
        for (const { by, spanKey } of deletions) names.push(`d ${by} ${spanKey} ${client}:${at}`)
      }
    }
    for (const { change } of changes) names.push(`f ${change.by} ${change.spanKey}@${change.n}`)
  }
  return [...new Set(names)].toSorted()
}

it('[T30] [T31] [T32] everything decided is named by one card, with who decided how; ids differ', () => {
  const seen: Record<string, number> = {}
  fc.assert(
    fc.property(anyCase, ({ count, steps }) => {
      const article = read(written(count, steps).doc, 'history')
      const cards = decidedCards(article)
      const parts = partsOf(article).flatMap(({ history }) => history ?? [])
      const own = new Set(
        parts.flatMap((part) => part.own).map(({ change: { spanKey, n } }) => `${spanKey}@${n}`),
      )
      const isOwn = (name: string): boolean => name.startsWith('f ') && own.has(name.split(' ')[2] ?? '')
      const named = namedBy(cards)
      expect(named.filter((name) => !isOwn(name))).toEqual(decidedIn(article).filter((name) => !isOwn(name)))
      for (const name of own) expect(named.some((other) => other.endsWith(` ${name}`))).toBe(true)
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
      const rulings = parts
        .flatMap(({ insertion, deletions, changes, own: owned }) => [insertion, deletions, changes, owned])
        .flat()
        .filter((told) => told !== null)
        .map(({ ruling: { verdict, by, at } }) => JSON.stringify([verdict, by, at]))
      for (const { verdict, decidedBy, decision, places, subjects, change } of cards) {
        seen[change.what] = (seen[change.what] ?? 0) + 1
        expect(rulings).toContain(JSON.stringify([verdict, decidedBy, [decision.client, decision.clock]]))
        expect(places.length).toBeGreaterThan(0)
        expect(subjects.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300 },
  )
  console.log(JSON.stringify(seen))
})

it('[T30] [T33] what is decided by cards is listed, all of it; re-opened, the article reads as before', () => {
  fc.assert(
    fc.property(anyCase, ({ count, steps, order }) => {
      const chief = undecided(written(count, steps))
      const before = read(chief.doc, 'markup')
      const kept = read(chief.doc, 'history')
      // A decision about what has been deleted since stands, and is named by nothing that can be read.
      expect(isAllOpen(chief.doc) ? kept : before).toEqual(before)
      const cards = cardsOf(before)
      for (const [index, { subjects }] of cards.entries())
        decide(chief, subjects, order[index % order.length]! % 2 === 0 ? 'accept' : 'reject')
      const decided = decidedCards(read(chief.doc, 'history'))
      expect(new Set(namedBy(decided))).toEqual(new Set(namedBy(cards)))
      decide(chief, subjectsOf(decided), 'open')
      expect(read(chief.doc, 'markup')).toEqual(before)
      expect(read(chief.doc, 'history')).toEqual(kept)
    }),
    { numRuns: 200, examples: [[ACCEPTED_AND_DELETED]] },
  )
})

/** A suggested move is accepted, and what it brought deleted: the decision on it is out of reach. */
const ACCEPTED_AND_DELETED = {
  count: 2,
  steps: [
    { what: 0, who: 67, a: 0, b: 0, c: 0, d: 0 },
    { what: 356, who: 33, a: 0, b: 0, c: 0, d: 0 },
    { what: 367, who: 0, a: 671, b: 0, c: 0, d: 0 },
    { what: 992, who: 0, a: 0, b: 0, c: 1, d: 0 },
    { what: 174, who: 0, a: 0, b: 0, c: 0, d: 0 },
    { what: 88, who: 0, a: 0, b: 0, c: 0, d: 0 },
  ],
  order: [0],
}

function isAllOpen(doc: Y.Doc): boolean {
  return [...reviewRoot(doc).entries()].every(
    ([key, value]) => parseDecision(key, value)?.decision.do === 'open',
  )
}

it('[T33] re-opening all, at once or card by card in any order, reads as if nothing had been decided', () => {
  fc.assert(
    fc.property(anyCase, ({ count, steps, order }) => {
      const article = written(count, steps)
      const wanted = read(undecided(article).doc, 'markup')
      const [chief, slow] = [copyOf(article), copyOf(article)]
      decide(chief, subjectsOf(decidedCards(read(chief.doc, 'history'))), 'open')
      expect(read(chief.doc, 'markup')).toEqual(wanted)
      for (let turn = 0; ; turn += 1) {
        const cards = decidedCards(read(slow.doc, 'history'))
        if (cards.length === 0) break
        decide(slow, pick(cards, order[turn % order.length]!).subjects, 'open')
      }
      expect(read(slow.doc, 'markup')).toEqual(wanted)
    }),
    { numRuns: 200 },
  )
})
