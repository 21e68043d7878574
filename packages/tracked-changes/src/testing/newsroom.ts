import {
  decisionKey,
  type DecisionSubject,
  insertionName,
  nameIn,
  reviewRoot,
  subjectName,
  spansRoot,
  type ReadArticle,
  TEXT_ROOTS,
  type Verdict,
  read,
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
import * as Y from 'yjs'
import type { Card } from '../Card.ts'
import { cardsOf } from '../cardsOf.ts'

/** Decides as the editor does: one entry for each thing that is named, all with the same number. */
export function decide(chief: Replica, subjects: readonly DecisionSubject[], verdict: Verdict): void {
  const { n } = chief
  chief.transact(chief.edit, () => {
    for (const subject of subjects) {
      const span = subject.about === 'format' ? spansRoot(chief.doc).get(subject.spanKey) : undefined
      const key = decisionKey(chief.edit, subjectName(subject))
      reviewRoot(chief.doc).set(key, { do: verdict, n, ...(span ? { span } : {}) })
    }
  })
}

/** How many people, what they do, and in which order cards are picked. */
export interface Case {
  readonly count: number
  readonly steps: Dice[]
  readonly order: number[]
}

export const anyCase: fc.Arbitrary<Case> = fc.record({
  count: fc.integer({ min: 2, max: 4 }),
  steps: fc.array(anyDice, { maxLength: 60, size: 'max' }),
  order: fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }),
})

/** Some people write, suggest and decide, hear of it late, and in the end all have met. */
export function written(count: number, steps: readonly Dice[]): Replica {
  const everybody = gather(count, true)
  const people = everybody.slice(1)
  const memory: Memory = new Map()
  for (const dice of steps) {
    const replica = pick(people, dice.who)
    if (dice.what % 8 === 7) replica.pull(pick(everybody, dice.a))
    else if (dice.what % 8 === 6) decideOne(replica, dice)
    else honestStep(replica, dice.c % 4 === 0 ? 'edit' : 'suggest', memory, { ...dice, what: dice.what % 12 })
  }
  meet(everybody)
  return everybody[1]!
}

/** Somebody decides on one of the cards that are there. */
function decideOne(replica: Replica, { a, b }: Dice): void {
  const cards = cardsOf(read(replica.doc, 'markup'))
  if (cards.length > 0) decide(replica, pick(cards, a).subjects, b % 2 === 0 ? 'accept' : 'reject')
}

export function copyOf(replica: Replica): Replica {
  const copy = new Replica(replica.user, replica.edit, replica.suggest)
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(replica.doc), 'remote')
  return copy
}

/**
 * The same article as if nobody had ever decided on what stands in it. That a suggestion was accepted before somebody
 * deleted it for good is not taken back: no other copy of it comes in its place.
 */
export function undecided(replica: Replica): Replica {
  const copy = copyOf(replica)
  const { n } = copy
  copy.transact(copy.edit, () => {
    const review = reviewRoot(copy.doc)
    for (const key of review.keys()) if (!nameIn(key).startsWith('i:')) review.delete(key)
    for (const root of TEXT_ROOTS) {
      for (const { client, clock, isDeleted } of copy.units(root))
        if (!isDeleted)
          review.set(decisionKey(copy.edit, insertionName([client, clock, 1])), { do: 'open', n })
    }
  })
  return copy
}

/** What cards name, as a decision would: characters one by one, with whose suggestion they are; sorted. */
export function namedBy(cards: readonly Card[]): readonly string[] {
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

/** Every part of an article about which something can be suggested, with its ids. */
export function partsOf(article: ReadArticle) {
  return TEXT_ROOTS.flatMap((root) =>
    article[root].flatMap(({ runs, ...block }) => [
      { ...block, ids: block.id ? [[...block.id, 1] as const] : [], changes: block.kindChanges },
      ...runs,
    ]),
  )
}
