import path from 'node:path'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { exampleMetadata } from '../../apps/web/src/features/editor/session/testing/exampleMetadata.ts'
import { buildPages } from '../measuring/buildPages.ts'
import { machine } from '../measuring/machine.ts'
import { markdownTable, numberCell, verdictCell } from '../measuring/markdownTable.ts'
import { serveBench } from '../measuring/serveBench.ts'
import { startChromium } from '../measuring/startChromium.ts'
import { FIGURES } from './figures.ts'
import { Measured } from '../measuring/Measured.ts'
import { measureGuard } from './measureGuard.ts'
import { measureAcceptAll, measureScroll } from './measureRail.ts'
import { measureTyping } from './measureTyping.ts'
import { profileSuggestions } from './profileSuggestions.ts'
import { suggestedArticle, SUGGESTING, suggestionsIn } from './suggestedArticle.ts'
import type { SuggestionsData } from './SuggestionsData.ts'

/**
 * `npm run bench -- suggestions [--rounds 3]`: measures typing, checking, deciding and the rail on an article of 20,000
 * words with 500 suggestions by 10 people, and prints what was reached beside what was asked.
 */
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
const ROUNDS = Number(options.rounds)
if (!Number.isInteger(ROUNDS) || ROUNDS < 1) throw new Error(`--rounds is a number, not ${options.rounds}`)
const WORDS = 20_000
const SHORT = 1000
const suggestions = suggestionsIn(WORDS)

const pages = path.join(import.meta.dirname, 'pages')
const folder = path.join(import.meta.dirname, '../../dist/bench-suggestions')
console.log('Building the pages …')
await buildPages(pages, folder)
const article = Buffer.from(Y.encodeStateAsUpdate(suggestedArticle(WORDS))).toString('base64')
const data: SuggestionsData = { words: WORDS, suggestions, article }
const people = Array.from({ length: SUGGESTING }, (_, at) => ({ id: `user-${at}`, name: `Person ${at + 1}` }))
const server = await serveBench(
  folder,
  new Map([
    ['/data/article.json', JSON.stringify(data)],
    [`/api/articles/${exampleMetadata().id}/people`, JSON.stringify({ people })],
  ]),
)
const browser = await startChromium()
const measured = new Measured()
try {
  // Once, because the whole article takes most of a minute; without the rail for what the machine drops by itself.
  for (const shown of ['closed', 'rail'] as const) {
    const { late, longest, task, frames } = await measureScroll(browser, server.origin, shown)
    measured.add(`scroll, ${shown}: frames`, frames)
    measured.add(`scroll, ${shown}: late frames`, late)
    measured.add(`scroll, ${shown}: longest frame`, longest)
    measured.add(`scroll, ${shown}: task a frame`, task)
    console.log(`scroll, ${shown}: ${frames} frames, ${late} late`)
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const isSwapped = round % 2 === 0
    for (const words of [WORDS, SHORT]) {
      const strokes = measureGuard(words)
      for (const [stroke, modes] of Object.entries(strokes)) {
        for (const [mode, { check, receive }] of Object.entries(modes)) {
          const name = `guard ${words.toLocaleString('en')}, ${stroke}, ${mode}`
          measured.add(name, check)
          measured.add(`${name}, and taken in`, receive)
        }
      }
    }
    console.log(`round ${round} of ${ROUNDS}: guard`)
    for (const shown of ['bare', 'rail'] as const) {
      const costs = await measureTyping(browser, server.origin, shown, isSwapped)
      for (const [mode, { task, script, bytes, run }] of Object.entries(costs)) {
        measured.add(`${shown}, ${mode}: task`, task)
        measured.add(`${shown}, ${mode}: script`, script)
        measured.add(`${shown}, ${mode}: bytes`, bytes)
        measured.add(`${shown}, ${mode}: run`, run)
      }
      console.log(`round ${round} of ${ROUNDS}: keys, ${shown}`)
    }
    for (let again = 0; again < 2; again += 1)
      measured.add('accept all', await measureAcceptAll(browser, server.origin, suggestions))
    console.log(`round ${round} of ${ROUNDS}: accept all`)
  }
  console.log(
    `\n${machine()}, Chromium ${browser.version()}, ${ROUNDS} rounds; ${WORDS} words, ${suggestions} suggestions by ${SUGGESTING} people\n`,
  )
  const reached = FIGURES.map(({ name, atMost, of }) => ({ name, atMost, value: of(measured) }))
  console.log(
    markdownTable(
      ['figure', 'asked', 'reached', ''],
      reached.map(({ name, atMost, value }) => [
        name,
        `≤ ${atMost}`,
        numberCell(value),
        verdictCell(value, atMost),
      ]),
    ),
  )
  console.log(
    `\n${markdownTable(
      ['measured', 'median'],
      measured.names.map((name) => [name, numberCell(measured.value(name))]),
    )}`,
  )
  if (reached.some(({ value, atMost }) => value > atMost)) {
    console.log('\nWhere the time goes, own milliseconds:')
    // With names that can be read.
    await buildPages(pages, folder, { isMinified: false })
    for (const hint of await profileSuggestions(browser, server.origin)) console.log(hint)
  }
} finally {
  await browser.close()
  server.close()
}
