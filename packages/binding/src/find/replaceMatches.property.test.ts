import type { ArticleJson } from '@stet/article'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { selectionAt } from '../commands/testing/keyPresses.ts'
import { wholeCharacter } from '../commands/wholeCharacter.ts'
import { articleBytes, Tab } from '../testing/Tab.ts'
import { findPlugin } from './findPlugin.ts'
import { NO_QUERY } from './FindQuery.ts'
import { setFindQuery } from './findRequests.ts'
import { findStateOf } from './FindState.ts'
import { replaceAllMatches } from './replaceMatches.ts'

const WORDS = [
  'Kai',
  'kai',
  'Kaiser',
  'ß',
  'ss',
  'Straße',
  'ä',
  'ae',
  '😀',
  'e\u0301',
  '…',
  ' ',
  ' ',
  '-',
  '–',
] as const
const QUERIES = ['kai', 'Kai', 'ss', 'ä', '😀', 'é', 'e', ' ', '-', 'a', '...', 'straße'] as const
const REPLACEMENTS = ['', 'Pier', 'Kai', 'kai', 'Kaiser', 'ss', '😁', 'x😀', 'a kai a', 'ä'] as const

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(''))

const articles: fc.Arbitrary<ArticleJson> = fc
  .record({ headline: text, lead: text, blocks: fc.array(text, { maxLength: 4 }), key: text, value: text })
  .map(({ headline, lead, blocks, key, value }) => ({
    kicker: '',
    subheadline: '',
    byline: '',
    dateline: '',
    headline,
    lead: { text: lead, runs: lead.length > 2 ? [{ from: 1, to: lead.length, bold: true }] : [] },
    sections: [
      { heading: '', blocks: blocks.map((block) => ({ kind: 'paragraph' as const, text: block })) },
      { heading: headline, blocks: [{ kind: 'quote' as const, text: lead }] },
    ],
    details: [{ key, value }],
  }))

interface Case {
  readonly article: ArticleJson
  readonly query: string
  readonly isCaseMatched: boolean
  readonly replacement: string
  /** Where the other person types meanwhile, as shares of the document. */
  readonly places: readonly number[]
}

const cases: fc.Arbitrary<Case> = fc.record({
  article: articles,
  query: fc.constantFrom(...QUERIES),
  isCaseMatched: fc.boolean(),
  replacement: fc.constantFrom(...REPLACEMENTS),
  places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
})

/** What the other person types at each place: three characters that no article has, one beyond the first plane. */
function typedAt(index: number): string {
  return String.fromCodePoint(0x3b1 + 2 * index, 0x1d400 + index, 0x3b2 + 2 * index)
}

function typeSomewhere(tab: Tab, places: readonly number[]): void {
  for (const [index, share] of places.entries()) {
    const { doc } = tab.state
    const at = wholeCharacter(doc, selectionAt(doc, [share, share]).from, 1)
    tab.editor.dispatch(tab.state.tr.insertText(typedAt(index), at))
    tab.time += 1000
  }
}

/** The text of every block, once what is shown was compared with what is stored. */
function textsOf(tab: Tab): readonly string[] {
  const texts: string[] = []
  if (tab.lines.length === 0) return texts
  tab.state.doc.descendants((node) => {
    if (node.isTextblock) texts.push(node.textContent)
    return !node.isTextblock
  })
  return texts
}

function finding(bytes: Uint8Array): Tab {
  return new Tab(bytes, { user: 'anna', plugins: [findPlugin({ language: () => 'de' })] })
}

function replaceAll(tab: Tab, { query, isCaseMatched, replacement }: Case): void {
  tab.editor.run(setFindQuery({ ...NO_QUERY, text: query, isCaseMatched }))
  tab.editor.run(replaceAllMatches(replacement, () => true))
}

it('[B74] [B2] loses nothing that somebody types meanwhile, whoever hears of the other first', () => {
  const property = fc.property(cases, fc.boolean(), (one, isTypedFirst) => {
    const bytes = articleBytes(one.article)
    const anna = finding(bytes)
    const ben = new Tab(bytes, { user: 'ben' })
    if (isTypedFirst) typeSomewhere(ben, one.places)
    replaceAll(anna, one)
    if (!isTypedFirst) typeSomewhere(ben, one.places)
    const alone = textsOf(anna)
    anna.sync(ben)
    expect(textsOf(ben)).toEqual(textsOf(anna))
    const all = textsOf(anna).join('\n')
    const typed = one.places.flatMap((_, index) => Array.from(typedAt(index)))
    for (const character of typed) expect(all.split(character)).toHaveLength(2)
    // What was typed aside, everything reads as it does where nobody typed.
    const without = typed.reduce((rest, character) => rest.replace(character, ''), all)
    expect(without.split('\n')).toEqual(alone)
    const drawn = findStateOf(anna.state)
    expect(drawn?.decorations.find().map(({ from, to }) => ({ from, to }))).toEqual([
      ...(drawn?.matches ?? []),
    ])
  })
  fc.assert(property, { numRuns: 400 })
})

it('[B74] [B31] one undo reads as if nothing had been replaced, with what others typed since', () => {
  const property = fc.property(cases, fc.boolean(), (one, isTypedLate) => {
    const bytes = articleBytes(one.article)
    const anna = finding(bytes)
    const ben = new Tab(bytes, { user: 'ben' })
    const untouched = new Tab(bytes, { user: 'cleo' })
    if (!isTypedLate) {
      typeSomewhere(ben, one.places)
      untouched.sync(ben)
    }
    replaceAll(anna, one)
    const replaced = textsOf(anna)
    anna.sync(ben)
    const together = textsOf(anna)
    while (anna.binding.canUndo) anna.binding.undo()
    expect(textsOf(anna)).toEqual(textsOf(untouched))
    while (anna.binding.canRedo) anna.binding.redo()
    expect(textsOf(anna)).toEqual(together)
    expect(isTypedLate ? together : replaced).toEqual(replaced)
    anna.sync(ben)
    expect(textsOf(ben)).toEqual(textsOf(anna))
  })
  fc.assert(property, { numRuns: 400 })
})

it('[B74] [B1] two who replace all at the same moment read the same', () => {
  const property = fc.property(cases, cases, (one, other) => {
    const bytes = articleBytes(one.article)
    const anna = finding(bytes)
    const ben = new Tab(bytes, { user: 'ben', plugins: [findPlugin({ language: () => 'de' })] })
    replaceAll(anna, one)
    replaceAll(ben, other)
    anna.sync(ben)
    expect(textsOf(ben)).toEqual(textsOf(anna))
    anna.binding.undo()
    ben.binding.undo()
    anna.sync(ben)
    expect(textsOf(ben)).toEqual(textsOf(anna))
  })
  fc.assert(property, { numRuns: 300 })
})
