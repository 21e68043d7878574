import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkText } from './checkText.ts'
import { applyEdits, composeEdits, type TextEdit } from './TextEdit.ts'

const PIECES = [
  ...`"¦'¦ ¦  ¦.¦...¦,¦;¦!¦?¦:¦-¦--¦%¦5¦27"¦ %¦ Uhr¦ km¦Wort¦a¦É¦😀¦𝔘¦(¦)¦„¦“¦«¦»¦…¦–`.split('¦'),
  ..."\u00A0¦\u202F¦\t¦\n¦https://example.org/a--b¦www.a.b¦a@b.c¦e\u0301¦5 %¦geht's".split('¦'),
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))
const languages = fc.constantFrom('de', 'de-CH', 'en', 'en-GB', 'fr', 'fr-CH', 'sv', 'es', 'la')

it('[Y14] all edits done leave nothing to do', () => {
  let edits = 0
  const property = fc.property(texts, languages, (text, language) => {
    const found = checkText(text, language)
    edits += found.length
    expect(checkText(applyEdits(text, found), language)).toEqual([])
  })
  fc.assert(property, { numRuns: 20_000 })
  expect(edits).toBeGreaterThan(5_000)
})

it('[Y15] edits neither overlap nor touch, change something, and halve no character', () => {
  const property = fc.property(texts, languages, (text, language) => {
    let last = -1
    for (const { from, to, text: put } of checkText(text, language)) {
      expect(from).toBeGreaterThan(last)
      expect(to).toBeGreaterThan(from)
      expect(put).not.toBe(text.slice(from, to))
      expect((text.slice(0, from) + put + text.slice(to)).isWellFormed()).toBe(true)
      expect(text.slice(from, to).isWellFormed()).toBe(true)
      last = to
    }
  })
  fc.assert(property, { numRuns: 20_000 })
})

/** Edits of a text, in order, none over another. */
function editsOf(text: string, cuts: readonly number[], puts: readonly string[]): TextEdit[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b)
  const edits: TextEdit[] = []
  for (let at = 0; at + 1 < places.length; at += 2) {
    const [from = 0, to = 0] = places.slice(at)
    edits.push({ rule: 'dash', from, to, text: puts[at % puts.length] ?? '' })
  }
  return edits
}

it('[Y14] composed edits come to the same as those of which they are composed', () => {
  const cuts = fc.array(fc.nat(40), { maxLength: 8 })
  const puts = fc.array(fc.constantFrom('', 'x', 'yz', 'wxyz'), { minLength: 1, maxLength: 3 })
  const property = fc.property(fc.string({ maxLength: 30 }), cuts, cuts, puts, (text, one, other, put) => {
    const earlier = editsOf(text, one, put)
    const between = applyEdits(text, earlier)
    const later = editsOf(between, other, put)
    const composed = composeEdits(text, earlier, later)
    expect(applyEdits(text, composed)).toBe(applyEdits(between, later))
    for (const [index, edit] of composed.entries())
      expect(edit.from).toBeGreaterThan(composed[index - 1]?.to ?? -1)
  })
  fc.assert(property, { numRuns: 5_000 })
})
