import { articleSchema, toArticleJson, toProseMirror, toReadArticle, validateArticle } from '@stet/article'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardsOf } from '../cardsOf.ts'
import { anyPair } from '../testing/anyPair.ts'
import { sideOf } from '../testing/sideOf.ts'
import { compareArticles } from './compareArticles.ts'

it('[T40] [T41] one side of a comparison is what was, the other what is; equal articles have no cards', () => {
  const seen: Record<string, number> = {}
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      const compared = compareArticles(toReadArticle(before), toReadArticle(after))
      expect(toArticleJson(sideOf(compared, 'original'))).toEqual(before)
      expect(toArticleJson(sideOf(compared, 'final'))).toEqual(after)
      const cards = cardsOf(compared)
      for (const { change } of cards) seen[change.what] = (seen[change.what] ?? 0) + 1
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
      const same = JSON.stringify(before) === JSON.stringify(after)
      expect(same && cards.length > 0).toBe(false)
    }),
    { numRuns: 1500 },
  )
  console.log(JSON.stringify(seen))
})

it('[T41] whatever differs is on a card', () => {
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      // An empty body and one empty paragraph read alike as JSON.
      const [one, other] = [toReadArticle(before), toReadArticle(after)]
      const isAlike = JSON.stringify(before) === JSON.stringify(after)
      expect(cardsOf(compareArticles(one, other)).length === 0).toBe(isAlike)
    }),
    { numRuns: 500 },
  )
})

it('[T40] the editor can show every comparison', () => {
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      expect(validateArticle(after).ok).toBe(true)
      const node = toProseMirror(compareArticles(toReadArticle(before), toReadArticle(after)), articleSchema)
      node.check()
      expect(node.type.name).toBe('doc')
    }),
    { numRuns: 300 },
  )
})
