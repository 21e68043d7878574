import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { operation } from './testing/operations.ts'
import { simulate } from './testing/simulate.ts'
import { smallestFailing } from './testing/smallestFailing.ts'
import { startArticles } from './testing/startArticles.ts'

/** On a busy machine it takes more than the usual time. */
const PATIENCE_MS = 400_000

it(
  '[B1] [B2] [B4] [B22] [B30] whatever editors do over whatever network, all read the same and nothing is lost',
  { timeout: PATIENCE_MS },
  () => {
    let operations = 0
    let checks = 0
    let smallest = ''
    const property = fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.constantFrom(...startArticles),
      fc.array(operation, { maxLength: 240, size: 'max' }),
      (editors, article, series) => {
        const result = simulate({ editors, article, operations: series })
        operations += result.operations
        checks += result.checks
        if (result.violations.length === 0) return
        // Leaving out stretches is much quicker here than shrinking every number of every operation.
        const fails = (part: typeof series) =>
          simulate({ editors, article, operations: part }).violations.length > 0
        const part = smallestFailing(series, (shorter) => fails([...shorter]))
        smallest = JSON.stringify({ editors, article, operations: part })
        expect(simulate({ editors, article, operations: part }).violations).toEqual([])
      },
    )
    const { failed, seed, errorInstance } = fc.check(property, { numRuns: 1000, endOnFailure: true })
    console.info(
      `${operations} operations, ${checks} checks, seed ${seed}${failed ? `, failed: ${smallest}` : ''}`,
    )
    if (failed) throw errorInstance
    expect(operations).toBeGreaterThan(100_000)
  },
)
