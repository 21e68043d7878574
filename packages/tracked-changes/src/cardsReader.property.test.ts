import { read, type ReadArticle, type ReadBlock, TEXT_ROOTS, type TextRoot } from '@stet/article'
import { anyDice, type Dice, honestStep, type Memory, pick } from '@stet/article/model/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardsOf, cardsReader } from './cardsOf.ts'
import { anyCase, written } from './testing/newsroom.ts'

/** A reading whose blocks are those of the last one, as far as they say the same. */
function kept(now: ReadArticle, last: ReadArticle | null): ReadArticle {
  const keptBlocks = (root: TextRoot): readonly ReadBlock[] => {
    const known = new Map((last?.[root] ?? []).map((block) => [JSON.stringify(block), block]))
    return now[root].map((block) => known.get(JSON.stringify(block)) ?? block)
  }
  return Object.fromEntries(TEXT_ROOTS.map((root) => [root, keptBlocks(root)])) as unknown as ReadArticle
}

it('[T8] a reader with a memory answers as a new one; what did not change is the same object', () => {
  const counted = { readings: 0, cards: 0, kept: 0 }
  fc.assert(
    fc.property(anyCase, fc.array(anyDice, { maxLength: 25 }), ({ count, steps }, more: readonly Dice[]) => {
      const replica = written(count, steps)
      const reader = cardsReader()
      const memory: Memory = new Map()
      let last: ReadArticle | null = null
      for (const dice of more) {
        const mode = pick(['edit', 'suggest', 'suggest'] as const, dice.c)
        honestStep(replica, mode, memory, { ...dice, what: dice.what % 12 })
        const before: ReturnType<typeof reader> = last ? reader(last) : []
        last = kept(read(replica.doc, 'markup'), last)
        const cards = reader(last)
        expect(cards).toEqual(cardsOf(last))
        expect(reader(last)).toBe(cards)
        const earlier = new Map(before.map((card) => [JSON.stringify(card), card]))
        const wanted = cards.map((card) => earlier.get(JSON.stringify(card)) ?? card)
        for (const [index, card] of cards.entries()) expect(card).toBe(wanted[index])
        counted.cards += cards.length
        counted.kept += cards.filter((card) => before.includes(card)).length
        counted.readings += 1
      }
    }),
    { numRuns: 60 },
  )
  console.log(JSON.stringify(counted))
})
