import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { checkHonestEdits } from './testing/checkHonestEdits.ts'
import { heapSlope } from './testing/day/heapSlope.ts'
import { runDay } from './testing/day/runDay.ts'
import { heapOf, tellDay, WARM_UP_HOURS } from './testing/day/tellDay.ts'
import { runFuzz } from './testing/fuzz/runFuzz.ts'
import { tellFuzz } from './testing/fuzz/tellFuzz.ts'
import { madeUpUpdates, mutatedUpdates } from './testing/guardTrials.ts'

/**
 * Long runs, to be started by hand; each prints what was done, with its seeds, and throws at the first failure.
 * `--suggestions n`: that the server refuses nothing that real editors write. `--updates n`: that the guard takes what
 * Yjs takes whole and nothing else. `--frames n`: that hostile bytes hurt nobody. `--hours n`: that a day of people who come and go leaves nothing behind. `--seed n` begins with that seed.
 */
const RUNS_A_SEED = 200

const numberOf = (name: string): number | null => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : Number(process.argv[at + 1])
}
const seed = numberOf('seed') ?? randomInt(2 ** 31)

const suggestions = numberOf('suggestions')
if (suggestions !== null) {
  const done = checkHonestEdits(suggestions)
  console.info(
    `${done.edits} honest edits, ${done.suggestions} of them suggesting, in ${done.updates} updates: none refused; seeds ${done.seeds.join(' ')}`,
  )
}

const updates = numberOf('updates')
if (updates !== null) {
  const tally = { tried: 0, passed: 0 }
  for (let run = seed; tally.tried < updates; run += 1) {
    fc.assert(madeUpUpdates(tally), { numRuns: RUNS_A_SEED, seed: run })
    fc.assert(mutatedUpdates(tally), { numRuns: RUNS_A_SEED, seed: run })
  }
  console.info(
    `${tally.tried} made-up and mutated updates: ${tally.passed} taken whole, the rest refused whole; from seed ${seed} on`,
  )
}

const frames = numberOf('frames')
if (frames !== null) {
  const report = await runFuzz(frames, seed)
  console.info(`${tellFuzz(report)}; seed ${seed}`)
  if (report.faults.length > 0) throw new Error(report.faults.join('; '))
}

const hours = numberOf('hours')
if (hours !== null) {
  const report = await runDay(hours, seed)
  console.info(`${tellDay(report)}; seed ${seed}`)
  const slope = heapSlope(heapOf(report.hours.slice(WARM_UP_HOURS)))
  if (slope > 0.01) throw new Error(`the heap grows by ${slope * 100} % an hour`)
}
