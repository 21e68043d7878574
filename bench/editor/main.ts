import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeBenchData } from './makeBenchData.ts'
import { machine } from '../measuring/machine.ts'
import { startChromium } from '../measuring/startChromium.ts'
import { buildPages } from '../measuring/buildPages.ts'
import { productBundleSizes } from './bundleSizes.ts'
import { type Extent, measureEditor } from './measureEditor.ts'
import { Results } from './Results.ts'
import { serveBench } from '../measuring/serveBench.ts'
import { figuresTable, valuesTable } from './table.ts'
import { type Variant, VARIANTS } from './Variant.ts'

/**
 * `npm run bench -- editor [--rounds 3] [--only bare,screen]`: builds and starts everything that is compared, measures it side by side in one
 * Chromium with real keys, and prints what was reached beside what was asked.
 */
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' } },
})
const ROUNDS = Number(options.rounds)
if (!Number.isInteger(ROUNDS) || ROUNDS < 1) throw new Error(`--rounds is a number, not ${options.rounds}`)
const wanted = options.only?.split(',') ?? [...VARIANTS]
const stranger = wanted.find((name) => !VARIANTS.some((variant) => variant === name))
if (stranger !== undefined) throw new Error(`--only names some of ${VARIANTS.join(',')}, not ${stranger}`)
const isWanted = (variant: Variant): boolean => wanted.includes(variant)
const LENGTHS = [1000, 20_000, 50_000]
const MARKS = { suggestions: 500, users: 5 }
const COMPARED: readonly Variant[] = ['pm', 'pm-sections', 'stock', 'stet']
const SCREENS: readonly (readonly [Variant, Extent])[] = [
  ['bare', 'keys'],
  ['screen', 'screen'],
  ['commented', 'screen'],
  ['comments', 'screen'],
  ['authors', 'scroll'],
]

interface Run {
  readonly variant: Variant
  readonly words: number
  readonly extent: Extent
}

const all: readonly Run[] = [
  ...LENGTHS.flatMap((words) => COMPARED.map((variant): Run => ({ variant, words, extent: 'all' }))),
  ...SCREENS.map(([variant, extent]): Run => ({ variant, words: 20_000, extent })),
  // Opening is measured once a page: two more pages a round for the length that counts.
  ...[1, 2].flatMap(() => COMPARED.map((variant): Run => ({ variant, words: 20_000, extent: 'load' }))),
]
const runs = all.filter(({ variant }) => isWanted(variant))

const folder = path.join(import.meta.dirname, '../../dist/bench')
console.log('Building the pages …')
await buildPages(path.join(import.meta.dirname, 'pages'), folder)
console.log('Writing the articles …')
const data = new Map(
  [...new Set(runs.map(({ words }) => words))].map((words) => [
    `/data/${words}.json`,
    JSON.stringify(makeBenchData(words, MARKS)),
  ]),
)
const server = await serveBench(folder, data)
const browser = await startChromium()
const results = new Results()
try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [at, { variant, words, extent }] of runs.entries()) {
      results.add(variant, words, await measureEditor(browser, server.origin, variant, words, extent))
      console.log(`round ${round} of ${ROUNDS}, page ${at + 1} of ${runs.length}: ${variant}, ${words} words`)
    }
  }
  const version = browser.version()
  console.log(`\n${machine()}, Chromium ${version}, ${ROUNDS} rounds\n`)
  console.log(
    `${figuresTable(results, VARIANTS.filter(isWanted))}\n\n${valuesTable(results, VARIANTS, LENGTHS)}`,
  )
  if (options.only === undefined) {
    const { list, article } = await productBundleSizes(browser)
    console.log(
      `\nJavaScript on the wire, brotli: list ${list / 1000} kB (asked: 60), article in all ${article / 1000} kB (asked: 220)`,
    )
  }
} finally {
  await browser.close()
  server.close()
}
