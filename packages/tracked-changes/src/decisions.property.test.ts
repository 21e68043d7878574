import {
  decisionKey,
  type DecisionSubject,
  read,
  type ReadArticle,
  reviewRoot,
  spansRoot,
  TEXT_ROOTS,
  type Verdict,
} from '@stet/article'
import {
  anyDice,
  type Dice,
  gather,
  honestStep,
  meet,
  type Memory,
  pick,
  Replica,
} from '@stet/article/model/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Card } from './Card.ts'
import { cardsOf } from './cardsOf.ts'
import { subjectsOf } from './subjectsOf.ts'

/** Decides as the editor does: one entry for each thing that is named, all with the same number. */
function decide(chief: Replica, subjects: readonly DecisionSubject[], verdict: Verdict): void {
  const { n } = chief
  chief.transact(chief.edit, () => {
    for (const subject of subjects) {
      const span = subject.about === 'format' ? spansRoot(chief.doc).get(subject.spanKey) : undefined
      reviewRoot(chief.doc).set(decisionKey(subject), { do: verdict, n, ...(span ? { span } : {}) })
    }
  })
}

/** Some people write and suggest, hear of it late, and in the end all have met. */
function written(count: number, steps: readonly Dice[]): Replica {
  const everybody = gather(count, true)
  const people = everybody.slice(1)
  const memory: Memory = new Map()
  for (const dice of steps) {
    const replica = pick(people, dice.who)
    if (dice.what % 8 === 7) replica.pull(pick(everybody, dice.a))
    else honestStep(replica, dice.c % 4 === 0 ? 'edit' : 'suggest', memory, { ...dice, what: dice.what % 12 })
  }
  meet(everybody)
  return everybody[1]!
}

function copyOf(replica: Replica): Replica {
  const copy = new Replica(replica.user, replica.edit, replica.suggest)
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(replica.doc), 'remote')
  return copy
}

/** Everything pending that a reading shows, as a decision would name it: characters one by one. */
function pendingIn(article: ReadArticle): readonly string[] {
  const names: string[] = []
  for (const root of TEXT_ROOTS) {
    for (const { id, insertion, strikes, kindChanges, runs } of article[root]) {
      const marker = id ? [[id[0], id[1], 1] as const] : []
      for (const part of [{ ids: marker, insertion, strikes, changes: kindChanges }, ...runs]) {
        for (const [client, clock, length] of part.ids) {
          for (let at = clock; at < clock + length; at += 1) {
            if (part.insertion !== null) names.push(`i ${part.insertion} ${client}:${at}`)
            for (const { by, spanKey } of part.strikes) names.push(`d ${by} ${spanKey} ${client}:${at}`)
          }
        }
        for (const { by, spanKey, n } of part.changes) names.push(`f ${by} ${spanKey}@${n}`)
      }
    }
  }
  return [...new Set(names)].toSorted()
}

function namedBy(cards: readonly Card[]): readonly string[] {
  return cards
    .flatMap(({ by, subjects }) =>
      subjects.flatMap((subject) => {
        if (subject.about === 'format') return [`f ${by} ${subject.spanKey}@${subject.n}`]
        const [client, clock, length] = subject.range
        const what = subject.about === 'insertion' ? `i ${by}` : `d ${by} ${subject.spanKey}`
        return Array.from({ length }, (_, at) => `${what} ${client}:${clock + at}`)
      }),
    )
    .toSorted()
}

const anyCase = fc.record({
  count: fc.integer({ min: 2, max: 4 }),
  steps: fc.array(anyDice, { maxLength: 60, size: 'max' }),
  order: fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }),
})

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

it('[T20] [T21] accepting all is final, rejecting all is original: at once, or card by card in any order', () => {
  fc.assert(
    fc.property(anyCase, ({ count, steps, order }) => {
      const article = written(count, steps)
      for (const verdict of ['accept', 'reject'] as const) {
        const wanted = read(article.doc, verdict === 'accept' ? 'final' : 'original')
        const [chief, slow] = [copyOf(article), copyOf(article)]
        decide(chief, subjectsOf(cardsOf(read(chief.doc, 'markup'))), verdict)
        for (const view of ['markup', 'final', 'original'] as const)
          expect(read(chief.doc, view)).toEqual(wanted)
        for (let turn = 0; ; turn += 1) {
          const cards = cardsOf(read(slow.doc, 'markup'))
          if (cards.length === 0) break
          decide(slow, pick(cards, order[turn % order.length]!).subjects, verdict)
        }
        expect(read(slow.doc, 'markup')).toEqual(wanted)
      }
    }),
    { numRuns: 150 },
  )
})
