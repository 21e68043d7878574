import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { authorsSaid, checkAuthors } from '../versions/testing/checkAuthors.ts'
import { checkHonestEdits } from './testing/checkHonestEdits.ts'
import { heapSlope } from './testing/day/heapSlope.ts'
import { runDay } from './testing/day/runDay.ts'
import { heapOf, tellDay, WARM_UP_HOURS } from './testing/day/tellDay.ts'
import { runFuzz } from './testing/fuzz/runFuzz.ts'
import { tellFuzz } from './testing/fuzz/tellFuzz.ts'
import { madeUpUpdates, mutatedUpdates } from './testing/guardTrials.ts'
import { killsSaid, runKills } from './testing/runKills.ts'

/** Does so much of something, from a seed on; the answer says what was done. What failed is thrown. */
type LongRun = (amount: number, seed: number) => string | Promise<string>

const RUNS_A_SEED = 200

/** SIGKILL at so many random moments under 20 writers on 10 articles. */
const kills: LongRun = async (amount, seed) => {
  const report = await runKills({ kills: amount, writers: 20, articles: 10, seed, onKill: tellEvery20 })
  if (report.faults.length > 0) throw new Error(report.faults.join('\n'))
  return killsSaid(report)
}

/** The server refuses nothing that real editors write; a failure is shrunk and printed as what has to be done to see it again. */
const suggestions: LongRun = (amount) => {
  const done = checkHonestEdits(amount)
  return `${done.edits} honest edits, ${done.suggestions} of them suggesting, in ${done.updates} updates: none refused; seeds ${done.seeds.join(' ')}`
}

/** Every character names the person who typed it. */
const authors: LongRun = (amount, seed) => authorsSaid(checkAuthors(amount, seed))

/** The guard takes what Yjs takes whole, and nothing else. */
const updates: LongRun = (amount, seed) => {
  const tally = { tried: 0, passed: 0 }
  for (let run = seed; tally.tried < amount; run += 1) {
    fc.assert(madeUpUpdates(tally), { numRuns: RUNS_A_SEED, seed: run })
    fc.assert(mutatedUpdates(tally), { numRuns: RUNS_A_SEED, seed: run })
  }
  return `${tally.tried} made-up and mutated updates: ${tally.passed} taken whole, the rest refused whole`
}

/** Hostile bytes hurt nobody. */
const frames: LongRun = async (amount, seed) => {
  const report = await runFuzz(amount, seed)
  if (report.faults.length > 0) throw new Error(report.faults.join('\n'))
  return tellFuzz(report)
}

/** So many hours of people who come and go leave nothing behind. */
const hours: LongRun = async (amount, seed) => {
  const report = await runDay(amount, seed)
  const slope = heapSlope(heapOf(report.hours.slice(WARM_UP_HOURS)))
  const said = tellDay(report)
  if (slope > 0.01) throw new Error(`the heap grows by ${slope * 100} % an hour: ${said}`)
  return said
}

function tellEvery20(kill: number): void {
  if (kill % 20 === 0) console.info(`${kill} kills …`)
}

/** Long runs of what the server promises, to be started by hand: `npm run soak -- --kills 200 [--seed 7]`. */
const LONG_RUNS: Readonly<Record<string, LongRun>> = { kills, suggestions, authors, updates, frames, hours }

const amountOf = (name: string): number | null => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : Number(process.argv[at + 1])
}
const seed = amountOf('seed') ?? randomInt(2 ** 31)
console.info(`seed ${seed}`)
for (const [name, run] of Object.entries(LONG_RUNS)) {
  const amount = amountOf(name)
  if (amount !== null) console.info(await run(amount, seed))
}
