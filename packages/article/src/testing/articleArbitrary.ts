import * as fc from 'fast-check'
import type { ArticleJson, BlockJson, SectionJson, TextRunJson } from '../articleJson.ts'
import { snapToCharacters } from '../model/characters.ts'
import { plainCharacters, plainLine } from '../plainCharacters.ts'

/** Pieces that formats and parsers stumble over, put together at random. */
const PIECES = [
  ...'Wort¦ein ganzer Satz.¦Zwischenzeile¦Berlin - ¦Frankfurt am Main¦ – ¦ä¦😀¦👩‍👩‍👧¦„¦“¦.¦!¦ ¦  ¦<b>¦&amp;¦__proto__'.split(
    '¦',
  ),
  ...String.raw`|¦\¦\|¦ |¦Details | |¦---|---|¦## ¦> ¦- ¦1) ¦* ¦Titel | x |¦Vorspann |¦"¦'`.split('¦'),
  ...'\t¦\n¦\u0085¦\u00A0¦\u00AD¦\u200B¦\uFEFF¦\u2028¦\u202E¦e\u0301'.split('¦'),
]

const text = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 3, mode: 'sentences' }) },
)

/** Any text of one line that an article may hold. */
export const lineArbitrary: fc.Arbitrary<string> = text.map(plainLine)

/** Any text that a block may hold. */
export const textArbitrary: fc.Arbitrary<string> = text.map(plainCharacters)

const formatsArbitrary: fc.Arbitrary<Omit<TextRunJson, 'from' | 'to'>> = fc.record(
  {
    bold: fc.boolean(),
    italic: fc.boolean(),
    link: fc.constantFrom('https://example.org/', 'mailto:a@example.org', 'http://example.org/?q=1#x'),
  },
  { requiredKeys: ['bold'] },
)

/** Valid runs of a text: in order, not overlapping, at whole characters. */
function runsArbitrary(of: string): fc.Arbitrary<readonly TextRunJson[]> {
  const cut = fc.tuple(fc.nat({ max: of.length }), formatsArbitrary)
  return fc.array(cut, { maxLength: 5 }).map((cuts) => {
    const sorted = cuts
      .map(([offset, formats]) => ({ offset: snapToCharacters(of, offset, 'before'), formats }))
      .toSorted((a, b) => a.offset - b.offset)
    const runs: TextRunJson[] = []
    for (const [index, { offset, formats }] of sorted.entries()) {
      const to = sorted[index + 1]?.offset
      if (to !== undefined && to > offset) runs.push({ from: offset, to, ...formats })
    }
    return runs
  })
}

const richArbitrary = (texts: fc.Arbitrary<string>) =>
  texts.chain((value) => runsArbitrary(value).map((runs) => ({ text: value, runs })))

const kindArbitrary: fc.Arbitrary<Omit<BlockJson, 'text' | 'runs'>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'paragraph' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'quote' }, { kind: 'factbox' }, { kind: 'figure', image: 'a1' }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('bulletItem', 'orderedItem'), indent: fc.nat(8) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Omit<BlockJson, 'text' | 'runs'>>(
      { kind: 'chart', marker: { k: 'chart', rows: [1, 2, { deep: null }] } },
      { kind: 'sectionHeading', marker: { k: 'sectionHeading' } },
      { kind: 'paragraph', marker: { k: 'paragraph' } },
      { kind: 'paragraph', marker: { k: 'p', language: 'fr' } },
      { kind: 'bulletItem', marker: { k: 'ul', indent: 2, icon: '→' } },
    ),
  },
)

const blockArbitrary: fc.Arbitrary<BlockJson> = fc
  .tuple(kindArbitrary, richArbitrary(textArbitrary))
  .map(([kind, rich]) => Object.assign({}, kind, rich))

const sectionArbitrary: fc.Arbitrary<SectionJson> = fc
  .record({
    rich: richArbitrary(lineArbitrary),
    marker: fc.option(fc.constant({ k: 'h', level: 3 }), { freq: 10, nil: undefined }),
    blocks: fc.array(blockArbitrary, { maxLength: 4 }),
  })
  .map(({ rich, marker, blocks }): SectionJson => {
    const section = { heading: rich.text, headingRuns: rich.runs, blocks }
    return marker ? Object.assign(section, { headingMarker: marker }) : section
  })

/** Any valid article, not in normal form. */
export const articleArbitrary: fc.Arbitrary<ArticleJson> = fc.record({
  kicker: fc.oneof(fc.constant(''), lineArbitrary),
  headline: lineArbitrary,
  subheadline: fc.oneof(fc.constant(''), lineArbitrary),
  byline: fc.oneof(fc.constant(''), lineArbitrary),
  dateline: fc.oneof(fc.constant(''), fc.constant('Sotschi, Russland'), lineArbitrary),
  lead: richArbitrary(textArbitrary),
  sections: fc
    .tuple(sectionArbitrary, fc.array(sectionArbitrary, { maxLength: 3 }), fc.boolean())
    .map(([first, others, hasHeading]) =>
      [hasHeading ? first : { heading: '', blocks: first.blocks }].concat(others),
    ),
  details: fc.array(fc.record({ key: lineArbitrary, value: lineArbitrary }), { maxLength: 4 }),
})
