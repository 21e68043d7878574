import * as fc from 'fast-check'
import { addSteps, newStepTally, stepsSaid } from './brokenStepLaw.ts'
import { operation } from './operations.ts'
import { simulate } from './simulate.ts'
import { smallestFailing } from './smallestFailing.ts'
import { startArticles } from './startArticles.ts'

/** How many runs one seed stands for. */
const RUNS_A_SEED = 100

/** What is tried: how many operations at least, between how many editors. */
export interface Trial {
  readonly operations: number
  readonly editors: { readonly min: number; readonly max: number }
}

/**
 * Lets editors write over bad networks, run after run, and prints how much was done and checked, with the seeds. The
 * first violation is shrunk and thrown. Answers with how many operations there were.
 */
export function checkSimulations({ operations: wanted, editors }: Trial): number {
  const done = { operations: 0, checks: 0, steps: newStepTally() }
  let smallest = ''
  const property = fc.property(
    fc.integer(editors),
    fc.constantFrom(...startArticles),
    fc.array(operation, { maxLength: 240, size: 'max' }),
    (count, article, series) => {
      if (done.operations >= wanted) return true
      const result = simulate({ editors: count, article, operations: series })
      done.operations += result.operations
      done.checks += result.checks
      addSteps(done.steps, result.steps)
      if (result.violations.length === 0) return true
      // Leaving out stretches is much quicker here than shrinking every number of every operation.
      const fails = (part: typeof series) =>
        simulate({ editors: count, article, operations: part }).violations.length > 0
      const part = smallestFailing(series, (shorter) => fails([...shorter]))
      const { violations } = simulate({ editors: count, article, operations: part })
      smallest = `${violations.join('\n')}\n${JSON.stringify({ editors: count, article, operations: part })}`
      return false
    },
  )
  const seeds: number[] = []
  while (done.operations < wanted) {
    const { failed, seed, errorInstance } = fc.check(property, { numRuns: RUNS_A_SEED, endOnFailure: true })
    seeds.push(seed)
    // In the message: the report of a run keeps that, and whoever reads it needs nothing else to see it again.
    if (failed)
      throw new Error(`seed ${seed}: ${smallest || String(errorInstance)}`, { cause: errorInstance })
  }
  const { operations, checks, steps } = done
  console.info(`${operations} operations, ${checks} checks, ${stepsSaid(steps)}, seeds ${seeds.join(' ')}`)
  return operations
}
