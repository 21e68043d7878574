import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText } from './findInText.ts'
import { foldingOf, foldText } from './foldText.ts'

interface Manner {
  readonly language?: string
  readonly isCaseMatched?: boolean
  readonly isWholeWord?: boolean
}

/** What is found, as the stretches of the text. */
function found(text: string, query: string, manner: Manner = {}): string[] {
  const { language = 'de', isCaseMatched = false, isWholeWord = false } = manner
  const folding = foldingOf(language, isCaseMatched)
  const matches = findInText(foldText(text, folding), foldText(query, folding), isWholeWord)
  return matches.map(({ from, to }) => text.slice(from, to))
}

describe('findInText', () => {
  it.each([
    ['case', 'Kai, KAI und kai', 'kai', ['Kai', 'KAI', 'kai']],
    ['ß and ss', 'Straße, STRASSE, Strasse', 'strasse', ['Straße', 'STRASSE', 'Strasse']],
    ['ss and ß', 'Straße, STRAẞE, Strasse', 'straße', ['Straße', 'STRAẞE', 'Strasse']],
    ['German umlauts in two spellings', 'Müller und Mueller', 'mueller', ['Müller', 'Mueller']],
    ['and the other way round', 'Müller und Mueller', 'Müller', ['Müller', 'Mueller']],
    ['no umlaut without its dots', 'schön und schon', 'schon', ['schon']],
    ['accents that are not German', 'Café, cafe, CAFÉ', 'cafe', ['Café', 'cafe', 'CAFÉ']],
    ['a written accent means that accent', 'Café, cafe', 'café', ['Café']],
    ['accents as characters of their own', 'Cafe\u0301 am Eck', 'cafe', ['Cafe\u0301']],
    ['composed and decomposed', 'Cafe\u0301, Café', 'café', ['Cafe\u0301', 'Café']],
    ['İ, which becomes two units', 'aİstanbul İstanbul', 'istanbul', ['İstanbul', 'İstanbul']],
    ['ligatures', 'Oﬃziell oﬃziell offiziell', 'offi', ['Oﬃ', 'oﬃ', 'offi']],
    ['no half of a ligature', 'oﬃziell', 'off', []],
    ['no half of ß or ä', 'Straße Bär', 's', ['S']],
    ['letters with a stroke', 'Łódź und Ørsted', 'lodz', ['Łódź']],
    ['final sigma', 'ΟΔΟΣ οδός', 'οδοσ', ['ΟΔΟΣ', 'οδός']],
    ['soft hyphens', 'Zwi\u00ADschen\u00ADzeile', 'zwischenzeile', ['Zwi\u00ADschen\u00ADzeile']],
    ['no soft hyphen behind the match', 'Haus\u00ADtür', 'haus', ['Haus']],
    ['nothing in particular', 'Kai', '', []],
    ['only what is invisible', 'Kai', '\u00AD', []],
    ['overlapping', 'aaaa', 'aa', ['aa', 'aa']],
  ])('[B71] %s', (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  it.each([
    ['en', 'schön und schon', 'schon', ['schön', 'schon']],
    ['fr', 'marché, marche', 'marche', ['marché', 'marche']],
    ['es', 'año y ano', 'ano', ['ano']],
    ['pl', 'sąd i sad', 'sad', ['sad']],
    ['tr', 'İzmir ızgara IŞIK', 'ı', ['ı', 'I', 'I']],
    ['tr', 'İzmir kız', 'i', ['İ', 'i']],
    ['de-CH', 'Zürich, Zuerich', 'zuerich', ['Zürich', 'Zuerich']],
    ['uk', 'йод и', 'и', ['и']],
    ['ja', 'がか', 'か', ['か']],
    ['ko', '한국 하', '하', ['하']],
  ])('[B71] in the language %s: %s', (language, text, query, expected) => {
    expect(found(text, query, { language })).toEqual(expected)
  })

  it.each([
    ['case', 'Kai kai', 'Kai', ['Kai']],
    ['accents', 'Café Cafe', 'Cafe', ['Cafe']],
    ['ß', 'Straße Strasse', 'Strasse', ['Strasse']],
    ['not how an accent is stored', 'Cafe\u0301', 'Café', ['Cafe\u0301']],
    ['not the signs that a keyboard lacks', '„Kai“', '"Kai"', ['„Kai“']],
  ])('[B71] with case matched: %s', (_, text, query, expected) => {
    expect(found(text, query, { isCaseMatched: true })).toEqual(expected)
  })

  it.each([
    ['quotes', '„Ja“, “yes”, «oui», "ja"', '"', ['„', '“', '“', '”', '«', '»', '"', '"']],
    ['apostrophes', 'geht’s, geht\u0027s', "geht's", ['geht’s', 'geht\u0027s']],
    ['a typographic quote means that one', '„Ja“ "ja"', '„', ['„']],
    ['dashes', 'a - b – c — d', ' - ', [' - ', ' – ', ' — ']],
    ['a dash means a dash', 'a - b – c', '–', ['–']],
    ['hyphens that do not break', 'US\u2011Dollar US-Dollar', 'us-dollar', ['US\u2011Dollar', 'US-Dollar']],
    ['spaces that do not break', '5\u00A0% 5\u202F% 5 %', '5 %', ['5\u00A0%', '5\u202F%', '5 %']],
    ['and back', '5\u00A0% 5 %', '5\u00A0%', ['5\u00A0%', '5 %']],
    ['the ellipsis', 'Na ja… na ja...', 'ja...', ['ja…', 'ja...']],
    ['no part of the ellipsis', 'Na ja…', '.', []],
  ])('[B71] typography: %s', (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  it.each([
    ['no part of a word', 'Kai, Kaimauer, Lokai, Kai', 'kai', ['Kai', 'Kai']],
    ['hyphens end words', 'Kai-Uwe', 'kai', ['Kai']],
    ['umlauts are letters', 'ähäh äh', 'äh', ['äh']],
    ['digits go on', '10 100 1', '10', ['10']],
    ['letters beyond the plane', '𝒳a a', 'a', ['a']],
    ['accents of their own', 'e\u0301a a', 'a', ['a']],
    ['signs need no border', 'a("b")c', '("b")', ['("b")']],
    ['soft hyphens are no border', 'Haus\u00ADtür Haus', 'haus', ['Haus']],
  ])('[B71] whole words: %s', (_, text, query, expected) => {
    expect(found(text, query, { isWholeWord: true })).toEqual(expected)
  })

  it('[B71] whole words in a script without spaces are any words', () => {
    expect(found('東京都', '東京', { language: 'ja', isWholeWord: true })).toEqual(['東京'])
  })

  it('[B71] never cuts what people see as one character', () => {
    expect(found('👩‍👩‍👧 👩 🇩🇪🇦🇹', '👩')).toEqual(['👩'])
    expect(found('🇩🇪🇦🇹', '🇪🇦')).toEqual([])
    expect(found('👍🏽👍', '👍')).toEqual(['👍'])
    expect(found('😀', '\uD83D')).toEqual([])
    expect(found('😀', '\uDE00')).toEqual([])
  })

  it('[B71] finds what stands there, wherever that is, and folds back to it', () => {
    const piece = fc.constantFrom(
      ...'aAbsS ß-"„ä'.split(''),
      'e\u0301',
      'é',
      'ss',
      'ae',
      'İ',
      'ﬃ',
      '…',
      '...',
      '😀',
      '\u00AD',
      '\u00A0',
    )
    const pieces = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
    const property = fc.property(
      pieces,
      pieces,
      pieces,
      fc.boolean(),
      (before, query, behind, isCaseMatched) => {
        const folding = foldingOf('de', isCaseMatched)
        const [text, pattern] = [before + query + behind, foldText(query, folding)]
        const folded = foldText(text, folding)
        let last = 0
        for (const { from, to } of findInText(folded, pattern, false)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(foldText(text.slice(from, to), folding).text).toBe(pattern.text)
          expect(text.slice(from, to).isWellFormed()).toBe(true)
          last = to
        }
        // Characters may join over the borders of the parts; between spaces they cannot.
        const apart = `${before} ${query} ${behind}`
        if (pattern.text.trim() === '') return
        expect(findInText(foldText(apart, folding), pattern, false)).not.toEqual([])
      },
    )
    fc.assert(property, { numRuns: 3000 })
  })
})
