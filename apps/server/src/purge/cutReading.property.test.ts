import { packReading, toArticleJson, toReadArticle, unpackReading, validateArticle } from '@stet/article'
import { articleArbitrary } from '@stet/article/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutArticle } from './cutArticle.ts'
import { cutReading } from './cutReading.ts'
import { SoughtText } from './SoughtText.ts'

it('[U6] an article that is kept as JSON and one that is kept with its ids lose the same, and stay valid', () => {
  let removed = 0
  fc.assert(
    fc.property(articleArbitrary, fc.constantFrom('a', 'e', 'er', 'n', ' ', '.'), (article, text) => {
      const sought = new SoughtText({ text, isPart: true }, 'de')
      const packed = packReading(toReadArticle(article))
      const json = cutArticle(toArticleJson(unpackReading(packed)), sought)
      const { reading, places } = cutReading(packed, sought)
      removed += places
      expect(toArticleJson(unpackReading(reading))).toEqual(toArticleJson(toReadArticle(json.article)))
      expect(validateArticle(json.article).ok).toBe(true)
      const texts = Object.values(reading.texts).flatMap((blocks) =>
        blocks.flatMap(([, , , runs]) => [runs.map(([part]) => part).join('')]),
      )
      expect(texts.filter((each) => sought.isIn(each))).toEqual([])
      for (const blocks of Object.values(reading.texts)) {
        for (const [, , , runs] of blocks) {
          for (const [part, ids] of runs) {
            expect(ids.reduce((sum, [, , length]) => sum + length, 0)).toBe(part.length)
          }
        }
      }
    }),
  )
  expect(removed).toBeGreaterThan(50)
})
