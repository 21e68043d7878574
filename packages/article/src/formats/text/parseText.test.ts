import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleJson } from '../../articleJson.ts'
import { ARTICLE_LIMITS } from '../../limits.ts'
import { article, bullet, dateline, lead, p, quote, row, section } from '../../testing/builders.ts'
import { validateArticle } from '../../validateArticle.ts'
import { normaliseArticle } from '../json/normaliseArticle.ts'
import { formatText } from './formatText.ts'
import { parseText } from './parseText.ts'
import seed from './seed.de.txt?raw'

function parsed(text: string): ArticleJson {
  const result = parseText(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.article
}

const warned = (text: string) => {
  const result = parseText(text)
  return result.ok ? result.warnings.map(({ code, count }) => [code, count]) : result.problems
}

const headings = (...lines: string[]) =>
  parsed(['K', '', 'Vorspann.', ...lines].join('\n')).sections.map(({ heading }) => heading)

const details = (...lines: string[]) => parsed(['K', '', 'Satz.', ...lines].join('\n')).details

const textOf = ({ sections, details: rows, lead: { text }, ...fields }: ArticleJson) =>
  [
    text,
    ...Object.values(fields),
    ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.map((block) => block.text)]),
    ...rows.flatMap(({ key, value }) => [key, value]),
  ].join('')

const lettersOf = (text: string) => Array.from(text.replace(/\P{L}/gu, '')).toSorted().join('')

describe('parseText', () => {
  it('[A60] reads the seed the same with a byte order mark, CRLF, line ends and blank lines around', () => {
    const plain = parsed(seed)
    for (const other of [
      `\uFEFF${seed}`,
      seed.replaceAll('\n', '\r\n'),
      seed.replaceAll('\n', '\r'),
      `${seed}\n`,
      `\n\n${seed}\n\n\n`,
      seed.replaceAll('\n', '\n\n\n'),
      seed.replaceAll('\n', ' \n').replace(/ \n/g, '\n'),
    ]) {
      expect(parsed(other)).toEqual(plain)
      expect(warned(other)).toEqual([])
    }
  })

  it('[A60] takes a text of one line as a headline', () => {
    expect(parsed('Nur eine Zeile')).toEqual(article('Nur eine Zeile'))
    expect(parsed('Nur eine Zeile.\n')).toEqual(article('Nur eine Zeile.'))
  })

  it('[A60] refuses a text without a character, and one that is too long', () => {
    for (const text of ['', '\n', ' \r\n\t\u00A0', '\uFEFF', '\u0000\u0001']) {
      expect(parseText(text)).toEqual({ ok: false, problems: [{ path: '', message: 'The text is empty.' }] })
    }
    expect(parseText('x'.repeat(2 * ARTICLE_LIMITS.total + 1)).ok).toBe(false)
    expect(parseText(`Kopf\n\n${'x'.repeat(ARTICLE_LIMITS.text + 1)}`)).toMatchObject({
      problems: [{ path: 'lead.text' }],
    })
  })

  it('[A60] takes a first line that is too long for a headline as the lead', () => {
    const long = 'x'.repeat(ARTICLE_LIMITS.line + 1)
    expect(parsed(long)).toEqual(article('', lead(long)))
    expect(warned(long)).toEqual([['headline-missing', 1]])
  })

  it('[A62] takes the first paragraph as the lead, with or without a dateline', () => {
    expect(parsed('K\n\nEin Satz.\nNoch einer.')).toEqual(
      article('K', lead('Ein Satz.'), section('', p('Noch einer.'))),
    )
    expect(parsed('K\nEin Satz.')).toEqual(article('K', lead('Ein Satz.')))
    expect(parsed('K\n\nVorspann.\nBerlin - Absatz.')).toEqual(
      article('K', lead('Vorspann.'), section('', p('Berlin - Absatz.'))),
    )
  })

  it.each([
    ['Berlin - Es regnet.', 'Berlin', 'Es regnet.'],
    ['BERLIN – Es regnet.', 'BERLIN', 'Es regnet.'],
    ['Frankfurt am Main — „Nein“, sagt er.', 'Frankfurt am Main', '„Nein“, sagt er.'],
    ['Sotschi, Russland - es regnet.', 'Sotschi, Russland', 'es regnet.'],
    ['St. Petersburg - Es regnet.', 'St. Petersburg', 'Es regnet.'],
    ['Washington, D.C. - Es regnet.', 'Washington, D.C.', 'Es regnet.'],
    ['Rio de Janeiro - Es - so heißt es - regnet.', 'Rio de Janeiro', 'Es - so heißt es - regnet.'],
    ['Köln/Düsseldorf (dpa) - Es regnet.', 'Köln/Düsseldorf (dpa)', 'Es regnet.'],
    ['Den Haag - Es regnet.', 'Den Haag', 'Es regnet.'],
  ])('[A62] finds the dateline of %s', (line, place, text) => {
    expect(parsed(`K\n\n${line}`)).toEqual(article('K', dateline(place), lead(text)))
  })

  it.each([
    'Das Spiel - ein Krimi - endete spät.',
    'Merkel – so heißt es – schweigt.',
    'Es regnet. Berlin - Text',
    'Baden-Baden ist schön.',
    'am Rand - Text',
    'Berlin - ',
    'Berlin -Text',
    '20 Grad - Text',
    `${'Wort '.repeat(20)}- Text`,
  ])('[A62] finds no dateline in %s', (line) => {
    expect(parsed(`K\n\n${line}`)).toEqual(article('K', lead(line)))
  })

  it('[A64] reads a short line without closing punctuation between paragraphs as a heading', () => {
    expect(headings('Kurz', 'Ein Satz.')).toEqual(['Kurz'])
    expect(headings('Ein Satz.', 'Kurz', 'Ein Satz.')).toEqual(['', 'Kurz'])
    expect(headings('Ein Satz.', 'Kurz')).toEqual([''])
    expect(headings('Ein Satz.', 'Kurz?', 'Ein Satz.')).toEqual([''])
    expect(headings('Ein Satz.', 'Er sagte: „Nein.“', 'Ein Satz.')).toEqual([''])
    expect(headings('Ein Satz.', '„Nein“', 'Ein Satz.')).toEqual(['', '„Nein“'])
    expect(headings('Ein Satz.', 'x'.repeat(81), 'Ein Satz.')).toEqual([''])
    expect(headings('Ein Satz.', 'Anna', 'Bert', 'Cem', 'Ein Satz.')).toEqual(['', 'Cem'])
    expect(headings('Ein Satz.', '***', 'Ein Satz.')).toEqual([''])
    expect(headings('Ein Satz.', '## Marke!', '## Noch eine')).toEqual(['', 'Marke!', 'Noch eine'])
  })

  it('[A65] reads marked lines', () => {
    expect(parsed('K\n\nSatz.\n> Zitat\n- eins\n  * zwei\n• drei\n17. Mai.').sections).toEqual([
      section('', quote('Zitat'), bullet('eins'), bullet('zwei', 1), bullet('drei'), p('17. Mai.')),
    ])
    expect(parsed('K\n\n\\- kein Punkt.\n\\\\\n\\Wort.')).toEqual(
      article('K', lead('- kein Punkt.'), section('', p('\\'), p('\\Wort.'))),
    )
  })

  it('[A66] reads details with bars, without values, without a rule, and as Markdown has them', () => {
    expect(details('Details | |', '---|---|', 'A | b |', 'C |')).toEqual([row('A', 'b'), row('C')])
    expect(details('Details | |', 'A | b |')).toEqual([row('A', 'b')])
    expect(details('| Details | |', '|---|---|', '| A | b |', '', '| C | |')).toEqual([
      row('A', 'b'),
      row('C'),
    ])
    expect(details('Details||', '---|---', 'A|b', ' | c |', ' |')).toEqual([
      row('A', 'b'),
      row('', 'c'),
      row(''),
    ])
    expect(details('Details | |', '---|---|', 'A | b | c |')).toEqual([row('A', 'b | c')])
    expect(details('Details | |', '---|---|', String.raw`A \| B | c \\\| d |`)).toEqual([
      row('A | B', 'c \\| d'),
    ])
    expect(details('Details | |', '---|---|')).toEqual([])
    expect(details('Ein | Strich.', 'A | b |')).toEqual([])
  })

  it('[A66] puts text behind the details at the end of the article, and says so', () => {
    const text = 'K\n\nSatz.\nDetails | |\n---|---|\nA | b |\nNoch ein Satz.\nC | d |'
    expect(parsed(text)).toEqual(
      article('K', lead('Satz.'), section('', p('Noch ein Satz.'), p('C | d |')), row('A', 'b')),
    )
    expect(warned(text)).toEqual([['text-after-details', 2]])
  })

  it('[A67] takes out control characters and replaces halves of characters, and says so', () => {
    const text = 'Ko\u0000pf\u0007\n\nSatz \uD83D eins.\fSatz\u2028Satz zwei.'
    expect(parsed(text)).toEqual(article('Kopf', lead('Satz \uFFFD eins.'), section('Satz', p('Satz zwei.'))))
    expect(warned(text)).toEqual([['characters-replaced', 3]])
  })

  const anyText = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(
          '\n',
          '\r\n',
          '\n\n',
          '|',
          'Details | |',
          '---|---|',
          '\\',
          '## ',
          'Titel | ',
          'Berlin - Satz.',
        ),
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join(''))

  it('[A68] reads any text that is not empty as a valid article in normal form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parseText(text)
        expect(result.ok).toBe(text.replace(/[\p{Cc}\s]/gu, '') !== '')
        fc.pre(result.ok)
        expect(normaliseArticle(result.article)).toEqual(result.article)
        expect(validateArticle(result.article)).toEqual({ ok: true, article: result.article })
        const written = formatText(result.article)
        fc.pre(written !== '')
        expect(formatText(parsed(written))).toBe(written)
      }),
      { numRuns: 3000 },
    )
  })

  it('[A68] loses no letter of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/details|titel/i.test(text))
        const result = parseText(text)
        expect(lettersOf(result.ok ? textOf(result.article) : '')).toBe(lettersOf(text))
      }),
      { numRuns: 3000 },
    )
  })
})
