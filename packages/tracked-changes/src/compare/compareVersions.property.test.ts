import { packReading, read, toArticleJson, unpackReading, type ReadArticle } from '@stet/article'
import { anyDice, gather, honestStep, type Memory, pick } from '@stet/article/model/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sideOf } from '../testing/sideOf.ts'
import { compareArticles } from './compareArticles.ts'

/** Pairs of versions that are compared in all. */
const PAIRS = 1_000
const RUNS_A_SEED = 10

/** A reading as it is kept and read again. */
function kept(article: ReadArticle): ReadArticle {
  return unpackReading(JSON.parse(JSON.stringify(packReading(article))) as ReturnType<typeof packReading>)
}

it('[T40] of any two versions of articles that people wrote: rejected it reads as the one, accepted as the other', () => {
  const done = { pairs: 0, differing: 0 }
  const law = fc.property(
    fc.integer({ min: 2, max: 4 }),
    fc.array(anyDice, { minLength: 20, maxLength: 80, size: 'max' }),
    fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 10, maxLength: 10 }),
    (count, steps, choices) => {
      const [server, ...people] = gather(count, true)
      if (!server) return
      const memory: Memory = new Map()
      const versions: ReadArticle[] = [kept(read(server.doc, 'original'))]
      for (const step of steps) {
        const replica = pick(people, step.who)
        replica.pull(server)
        honestStep(replica, step.c % 3 === 0 ? 'suggest' : 'edit', memory, step)
        server.pull(replica)
        if (step.b % 4 === 0) versions.push(kept(read(server.doc, step.a % 4 === 0 ? 'final' : 'original')))
      }
      for (const [one, other] of choices) {
        const [before, after] = [pick(versions, one), pick(versions, other)]
        const compared = compareArticles(before, after)
        expect(toArticleJson(sideOf(compared, 'original'))).toEqual(toArticleJson(before))
        expect(toArticleJson(sideOf(compared, 'final'))).toEqual(toArticleJson(after))
        done.pairs += 1
        if (JSON.stringify(toArticleJson(before)) !== JSON.stringify(toArticleJson(after)))
          done.differing += 1
      }
    },
  )
  const seeds: number[] = []
  while (done.pairs < PAIRS) {
    const { failed, seed, errorInstance } = fc.check(law, { numRuns: RUNS_A_SEED })
    seeds.push(seed)
    if (failed) throw new Error(`seed ${seed}`, { cause: errorInstance })
  }
  expect(done.differing).toBeGreaterThan(PAIRS / 2)
  console.log(`${done.pairs} pairs of versions, ${done.differing} of them differ; seeds ${seeds.join(' ')}`)
}, 120_000)
