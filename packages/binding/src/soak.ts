import * as fc from 'fast-check'
import { addSteps, newStepTally, stepsSaid, type StepTally } from './testing/brokenStepLaw.ts'
import { operation } from './testing/operations.ts'
import { type Simulation, simulate } from './testing/simulate.ts'
import { smallestFailing } from './testing/smallestFailing.ts'
import { startArticles } from './testing/startArticles.ts'

/**
 * A long run of the property of the binding, to be started by hand:
 * `node packages/binding/src/soak.ts --operations 1000000 --seed 1`. Prints the seed, how many operations and checks
 * there were, and the violations; the first violation is shrunk and printed as what has to be done to see it again.
 */
const series: fc.Arbitrary<Simulation> = fc.record({
  editors: fc.integer({ min: 2, max: 5 }),
  article: fc.constantFrom(...startArticles),
  operations: fc.array(operation, { maxLength: 240, size: 'max' }),
})

function numberAfter(flag: string, otherwise: number): number {
  const values = node.process?.argv ?? []
  const at = values.indexOf(flag)
  return at < 0 ? otherwise : Number(values[at + 1])
}

/** What a long run asks of Node; the types of this package know no Node. */
const node = globalThis as { process?: { readonly argv: readonly string[]; exitCode?: number } }

interface Tally {
  operations: number
  checks: number
  violations: number
  readonly steps: StepTally
}

function soak(wanted: number, seed: number): void {
  const tally: Tally = { operations: 0, checks: 0, violations: 0, steps: newStepTally() }
  const property = fc.property(series, (simulation) => {
    const { operations, checks, steps, violations } = simulate(simulation)
    addSteps(tally.steps, steps)
    tally.operations += operations
    tally.checks += checks
    tally.violations += violations.length
    return violations.length === 0
  })
  for (let round = 0; tally.operations < wanted; round += 1) {
    // So far apart that no two seeds go through the same series.
    const drawn = (Math.imul(seed, 1_000_003) + round) | 0
    const { counterexample } = fc.check(property, { seed: drawn, numRuns: 100, endOnFailure: true })
    if (counterexample) {
      printSmallest(counterexample[0])
      if (node.process) node.process.exitCode = 1
      break
    }
    if (round % 10 === 9) console.info(`${tally.operations} operations …`)
  }
  const { operations, checks, violations, steps } = tally
  console.info(
    `seed ${seed}: ${operations} operations, ${checks} checks, ${violations} violations; ${stepsSaid(steps)}`,
  )
}

function printSmallest(simulation: Simulation): void {
  const fails = (operations: Simulation['operations']) =>
    simulate({ ...simulation, operations }).violations.length > 0
  const smallest = { ...simulation, operations: smallestFailing(simulation.operations, fails) }
  console.info(JSON.stringify(smallest))
  console.info(simulate(smallest).violations.join('\n'))
}

soak(numberAfter('--operations', 1_000_000), numberAfter('--seed', Date.now() % 1_000_000))
