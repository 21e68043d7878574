import { type ArticleJson, read, type ReadArticle, StyleChecks, TEXT_ROOTS } from '@stet/article'
import { replaceStretches } from '@stet/binding'
import { articleBytes, Tab } from '@stet/binding/testing'
import { cardsOf } from '@stet/tracked-changes'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkStyle, styleReader } from './checkStyle.ts'
import type { Finding } from './Finding.ts'

const PIECES = `"¦'¦ ¦  ¦...¦,¦ ,¦!¦ - ¦5 %¦7%¦ Uhr¦Wort¦a¦É¦😀¦(¦„¦“¦…¦https://a.example/b--c`.split('¦')
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(''))

/** A text with a bold, italic or linked stretch of whole characters. */
const rich = fc.tuple(text, fc.nat(), fc.nat(), fc.nat(2)).map(([value, one, other, format]) => {
  const whole = Array.from(value)
  const [a, b] = [one % (whole.length + 1), other % (whole.length + 1)].toSorted((x, y) => x - y)
  const from = whole.slice(0, a).join('').length
  const to = whole.slice(0, b).join('').length
  const formats = [{ bold: true }, { italic: true }, { link: 'https://example.org/a--b' }][format]
  return { text: value, runs: from < to ? [{ from, to, ...formats }] : [] }
})

const articles: fc.Arbitrary<ArticleJson> = fc
  .record({ headline: text, lead: rich, blocks: fc.array(rich, { minLength: 1, maxLength: 4 }), value: text })
  .map(({ headline, lead, blocks, value }) => ({
    kicker: '',
    subheadline: '',
    byline: '',
    dateline: '',
    headline,
    lead,
    sections: [{ heading: '', blocks: blocks.map((block) => ({ kind: 'paragraph' as const, ...block })) }],
    details: [{ key: 'Ort', value }],
  }))

const language = fc.constantFrom('de', 'de-CH', 'en', 'fr')
/** What another person suggests before the check, as shares of the document: where, how far, and what is typed. */
const suggestion = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(3),
  fc.constantFrom('', '"', ' ', ' ,', 'x'),
)
const cases = fc.record({ article: articles, language, suggestions: fc.array(suggestion, { maxLength: 4 }) })

function suggest(tab: Tab, suggestions: readonly (readonly [number, number, string])[]): void {
  for (const [share, length, typed] of suggestions) {
    const blocks: { readonly pos: number; readonly size: number }[] = []
    tab.state.doc.descendants((node, pos) => {
      if (node.isTextblock) blocks.push({ pos, size: node.content.size })
    })
    const { pos, size } = blocks[Math.floor(share * (blocks.length - 1))] ?? { pos: 0, size: 0 }
    const from = pos + 1 + Math.floor(share * size)
    const to = Math.min(pos + 1 + size, from + length)
    const around = tab.state.doc.textBetween(Math.max(pos + 1, from - 1), Math.min(pos + 1 + size, to + 1))
    if (!/[\uD800-\uDFFF]/.test(around)) tab.editor.dispatch(tab.state.tr.insertText(typed, from, to))
  }
}

/** Letters and digits with their formats, block by block: what no rule touches. */
function letters(tab: Tab): readonly string[] {
  const article = read(tab.doc, 'final')
  return TEXT_ROOTS.flatMap((root) =>
    article[root].map(({ runs }) =>
      runs
        .flatMap((run) =>
          Array.from(run.text, (character) =>
            /[\p{L}\p{N}😀]/u.test(character) ? `${character}${JSON.stringify(run.formats)}` : '',
          ),
        )
        .join(''),
    ),
  )
}

const mended = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ replacement }) => replacement !== null)

function applyAll(tab: Tab, findings: readonly Finding[]): void {
  const wanted = mended(findings)
  const ranges = tab.binding.rangesOf(wanted.map(({ place }) => place))
  const stretches = ranges.flatMap((range, at) => {
    return range ? [{ ...range, text: wanted[at]?.replacement ?? '' }] : []
  })
  expect(stretches).toHaveLength(wanted.length)
  tab.editor.run(replaceStretches(stretches, () => true))
}

it('[Y20] all applied, in either mode, nothing is left to apply; letters and their formats stay, undo is one step', () => {
  const counted = { findings: 0, runs: 0 }
  const property = fc.property(cases, fc.constantFrom('edit', 'suggest'), (one, mode) => {
    const bytes = articleBytes(one.article)
    const ben = new Tab(bytes, { user: 'ben', mode: 'suggest' })
    suggest(ben, one.suggestions)
    const anna = new Tab(bytes, { user: 'anna', mode })
    anna.sync(ben)
    const before = anna.lines
    const letter = letters(anna)
    const findings = checkStyle(anna.binding.reading(), one.language)
    applyAll(anna, findings)
    counted.findings += mended(findings).length
    counted.runs += 1
    expect(mended(checkStyle(anna.binding.reading(), one.language))).toEqual([])
    expect(letters(anna)).toEqual(letter)
    expect(anna.lines.join('').isWellFormed()).toBe(true)
    if (mended(findings).length === 0) return
    anna.binding.undo()
    expect(anna.lines).toEqual(before)
  })
  fc.assert(property, { numRuns: 300 })
  expect(counted.findings).toBeGreaterThan(counted.runs)
})

it('[Y21] each is one suggestion of its own, which says that a check found it', () => {
  const property = fc.property(cases, (one) => {
    const anna = new Tab(articleBytes(one.article), { user: 'anna', mode: 'suggest' })
    const findings = checkStyle(anna.binding.reading(), one.language)
    applyAll(anna, findings)
    const checks = new StyleChecks(anna.doc)
    const cards = cardsOf(anna.binding.reading())
    expect(cards).toHaveLength(mended(findings).length)
    expect(cards.every(({ subjects }) => checks.areAll(subjects))).toBe(true)
  })
  fc.assert(property, { numRuns: 300 })
})

/** What stands at a place, without what is suggested to go. */
function standingAt(article: ReadArticle, { root, block, from, to }: Finding['place']): string {
  let start = 0
  let standing = ''
  for (const { text: part, strikes } of article[root][block]?.runs ?? []) {
    if (strikes.length === 0) standing += part.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += part.length
  }
  return standing
}

it('[Y6] [Y22] findings never overlap, are named apart, and stand in no text that is suggested to go', () => {
  const property = fc.property(cases, (one) => {
    const ben = new Tab(articleBytes(one.article), { user: 'ben', mode: 'suggest' })
    suggest(ben, one.suggestions)
    const article = ben.binding.reading()
    const findings = checkStyle(article, one.language)
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    let last: Finding['place'] | null = null
    for (const { place, replacement, text: found } of mended(findings)) {
      const isNext = last?.root === place.root && last.block === place.block
      expect(place.from).toBeGreaterThanOrEqual(isNext ? (last?.to ?? 0) : 0)
      last = place
      expect(standingAt(article, place)).toBe(found)
      expect(found.isWellFormed() && replacement?.isWellFormed()).toBe(true)
    }
  })
  fc.assert(property, { numRuns: 400 })
})

it('[Y23] a reader with a memory answers as a new one; what did not change is the same object', () => {
  let counted = 0
  const edits = fc.array(suggestion, { minLength: 1, maxLength: 5 })
  const property = fc.property(cases, edits, (one, more) => {
    const anna = new Tab(articleBytes(one.article), { user: 'anna' })
    const reader = styleReader(one.language)
    let last = anna.binding.reading()
    for (const edit of more) {
      const before = reader(last)
      suggest(anna, [edit])
      const article = anna.binding.reading()
      const findings = reader(article)
      expect(findings).toEqual(checkStyle(article, one.language))
      expect(reader(article)).toBe(findings)
      for (const finding of findings) {
        const { root, block } = finding.place
        if (finding.replacement === null || article[root][block] !== last[root][block]) continue
        expect(before).toContain(finding)
        counted += 1
      }
      last = article
    }
  })
  fc.assert(property, { numRuns: 200 })
  expect(counted).toBeGreaterThan(200)
})
