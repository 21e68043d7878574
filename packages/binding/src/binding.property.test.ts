import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { operation } from './testing/operations.ts'
import { simulate } from './testing/simulate.ts'
import { startArticles } from './testing/startArticles.ts'

it('[B1] whatever editors do over whatever network, all read the same and nothing is lost', () => {
  let operations = 0
  let checks = 0
  const property = fc.property(
    fc.integer({ min: 2, max: 5 }),
    fc.constantFrom(...startArticles),
    fc.array(operation, { maxLength: 220, size: 'max' }),
    (editors, article, series) => {
      const result = simulate({ editors, article, operations: series })
      operations += result.operations
      checks += result.checks
      expect(result.violations).toEqual([])
    },
  )
  fc.assert(property, { numRuns: 400 })
  console.info(operations, checks)
})
