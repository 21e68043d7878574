import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { machine } from '../measuring/machine.ts'
import { markdownTable, numberCell, verdictCell } from '../measuring/markdownTable.ts'
import { Measured } from '../measuring/Measured.ts'
import { startChromium } from '../measuring/startChromium.ts'
import { ListServer } from './ListServer.ts'
import { measureFirstScreen } from './measureFirstScreen.ts'
import { measureLists, measureSearches, percentile } from './measureCalls.ts'
import { measureStateChange } from './measureStateChange.ts'

/**
 * `npm run bench -- list [--rounds 5] [--articles 10000]`: opens the list of a newsroom with many articles beside that of one with
 * a hundred, searches it, filters it, changes the state of an article under 200 open lists, and prints what was reached beside
 * what was asked.
 */
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, articles: { type: 'string', default: '10000' } },
})
const [ROUNDS, MANY] = [options.rounds, options.articles].map(Number)
if (!ROUNDS || !MANY || !Number.isInteger(ROUNDS) || !Number.isInteger(MANY))
  throw new Error('--rounds and --articles are numbers')
const FEW = 100

const folder = path.join(import.meta.dirname, '../../dist/bench-list')
await rm(folder, { recursive: true, force: true })
console.log(`Filling a newsroom with ${MANY} articles, and one with ${FEW} …`)
const many = await ListServer.start(folder, MANY)
const few = await ListServer.start(folder, FEW)
const browser = await startChromium()
const measured = new Measured()
try {
  // What is only slow for the first who comes is nobody's list.
  for (const server of [many, few]) await measureFirstScreen(browser, server)
  for (let round = 1; round <= ROUNDS; round += 1) {
    measured.add('first screen, many', await measureFirstScreen(browser, many))
    measured.add('first screen, few', await measureFirstScreen(browser, few))
    const searches = await measureSearches(many)
    measured.add('search, median', percentile(searches, 50))
    measured.add('search, 95 of 100', percentile(searches, 95))
    measured.add('search, slowest', percentile(searches, 100))
    const lists = await measureLists(many)
    measured.add('filtered list, 95 of 100', percentile(lists, 95))
    // Drafts, one after the other: every fifth is one.
    measured.add('state change on 200 lists', await measureStateChange(many, round * 5))
    console.log(`round ${round} of ${ROUNDS}`)
  }
} finally {
  await browser.close()
  await Promise.all([many.stop(), few.stop()])
}

const figures = [
  [`first screen, ${MANY} ÷ ${FEW} articles`, 1.2, measured.ratio('first screen, many', 'first screen, few')],
  [`search in ${MANY} articles, 95 of 100, ms`, 50, measured.value('search, 95 of 100')],
  ['a state change seen on 200 open lists, ms', 1_000, measured.value('state change on 200 lists')],
] as const
console.log(`\n${machine()}, Node ${process.version}, ${ROUNDS} rounds\n`)
console.log(
  markdownTable(
    ['figure', 'asked', 'reached', ''],
    figures.map(([name, atMost, reached]) => [
      name,
      `≤ ${atMost}`,
      numberCell(reached),
      verdictCell(reached, atMost),
    ]),
  ),
)
console.log(
  `\n${markdownTable(
    ['measured, median of the rounds', 'ms'],
    measured.names.map((name) => [name, numberCell(measured.value(name))]),
  )}`,
)
