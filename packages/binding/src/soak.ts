import * as fc from 'fast-check'
import { operation } from './testing/operations.ts'
import { type Simulation, simulate } from './testing/simulate.ts'
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
  const { process } = globalThis as { process?: { readonly argv: readonly string[] } }
  const values = process?.argv ?? []
  const at = values.indexOf(flag)
  return at < 0 ? otherwise : Number(values[at + 1])
}

const wanted = numberAfter('--operations', 1_000_000)
const seed = numberAfter('--seed', Date.now() % 1_000_000)
let operations = 0
let checks = 0
let violations = 0
let round = 0
// What is done again to shrink a violation does not count.
let isShrinking = false
const property = fc.property(series, (simulation) => {
  const result = simulate(simulation)
  if (!isShrinking) {
    operations += result.operations
    checks += result.checks
  }
  isShrinking ||= result.violations.length > 0
  return result.violations.length === 0
})
console.info(`seed ${seed}: ${wanted} operations`)
while (operations < wanted && violations === 0) {
  const details = fc.check(property, { seed: seed + round, numRuns: 100, endOnFailure: false })
  round += 1
  if (details.counterexample) {
    violations += 1
    const [simulation] = details.counterexample
    console.info(JSON.stringify(simulation))
    console.info(simulate(simulation).violations.join('\n'))
  }
  if (round % 10 === 0) console.info(`${operations} operations, ${checks} checks, ${violations} violations`)
}
console.info(`seed ${seed}: ${operations} operations, ${checks} checks, ${violations} violations`)
