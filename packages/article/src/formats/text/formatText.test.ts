import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import seed from './seed.de.txt?raw'
import type { ArticleJson, BlockJson } from '../../articleJson.ts'
import { emptyArticle } from '../../emptyArticle.ts'
import { articleArbitrary } from '../../testing/articleArbitrary.ts'
import {
  article,
  bold,
  box,
  bullet,
  byline,
  dateline,
  figure,
  kicker,
  lead,
  numbered,
  p,
  quote,
  row,
  section,
  subheadline,
} from '../../testing/builders.ts'
import { normaliseArticle } from '../json/normaliseArticle.ts'
import { exportText, formatText } from './formatText.ts'
import { parseText } from './parseText.ts'

function parsed(text: string): ArticleJson {
  const result = parseText(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.article
}

const LINE_ENDS = /[\n\r\v\f\u0085\u2028\u2029]/g
const KEPT_KINDS: ReadonlySet<string> = new Set(['paragraph', 'quote', 'bulletItem', 'orderedItem'])

const keptText = (text: string) => text.replace(LINE_ENDS, ' ')
const orNothing = (text: string) => (text.trim() === '' ? '' : text)

function keptBlock({ kind, text, indent, marker }: BlockJson): BlockJson {
  const isKept = KEPT_KINDS.has(kind) && !marker
  const block = { kind: isKept ? kind : 'paragraph', text: keptText(text) }
  return isKept && indent !== undefined ? Object.assign(block, { indent }) : block
}

/** What the text form shall keep of an article: everything but what its warnings name and white space around. */
function kept(whole: ArticleJson): ArticleJson {
  const normal = normaliseArticle(whole)
  const cell = (text: string) => keptText(text).trim()
  return normaliseArticle({
    kicker: cell(normal.kicker),
    headline: cell(normal.headline),
    subheadline: cell(normal.subheadline),
    byline: cell(normal.byline),
    dateline: cell(normal.dateline),
    lead: { text: orNothing(keptText(normal.lead.text)) },
    sections: normal.sections.map(({ heading, blocks }) => ({
      heading: orNothing(keptText(heading)),
      blocks: blocks.map(keptBlock).filter(({ text }) => text.trim() !== ''),
    })),
    details: normal.details.map(({ key, value }) => ({ key: cell(key), value: cell(value) })),
  })
}

const headingsAndBlocks = (sections: ArticleJson['sections']) => ({
  headings: sections.map(({ heading }) => heading).filter((heading) => heading.trim() !== ''),
  blocks: sections.flatMap(({ blocks }) => blocks),
})

describe('formatText', () => {
  it('[A60] gives the seed back byte for byte, each part in its field', () => {
    const read = parsed(seed)
    expect(formatText(read)).toBe(seed)
    expect(read.headline).toBe('Putin lobt Trump: Geheimes Telefonat über Ukraine-Krieg entfaltet Wirkung')
    expect(read.dateline).toBe('Sotschi, Russland')
    expect(read.lead.text).toMatch(/^Wladimir Putin hat .* Funkstille herrschte\.$/s)
    expect(read.sections.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
      ['', 1],
      ['Steigender Druck auf Russland', 2],
      ['Fortdauernde Militäraktionen und Sanktionen', 2],
    ])
    expect(read.details).toEqual([row('Ort', 'Sotschi, Russland'), row('Quellen')])
  })

  it('[A61] writes what has no line of its own as rows below the headline', () => {
    const text = formatText(
      article('Kopf', kicker('Dach'), subheadline('Unter'), byline('Von Ada'), lead('Ein Satz.')),
    )
    expect(text).toBe('Kopf\nDachzeile | Dach |\nUnterzeile | Unter |\nAutorenzeile | Von Ada |\n\nEin Satz.')
  })

  it('[A63] writes a dateline that would not be found again as a row', () => {
    expect(formatText(article('K', dateline('Berlin'), lead('Es regnet.')))).toBe('K\n\nBerlin - Es regnet.')
    expect(formatText(article('K', dateline('im Zug'), lead('Es regnet.')))).toBe(
      'K\nOrtsmarke | im Zug |\n\nEs regnet.',
    )
    expect(formatText(article('K', lead('Berlin - so heißt sie.')))).toBe('K\n\n\\Berlin - so heißt sie.')
    expect(formatText(article('K', section('', p('Kein Vorspann.'))))).toBe('K\nVorspann |\n\nKein Vorspann.')
  })

  it('[A64] marks a heading or a paragraph only where it would read as something else', () => {
    const whole = article(
      'K',
      lead('Erster Satz.'),
      section('', p('Zweiter Satz.')),
      section('Was nun?', p('Dritter Satz.'), p('ohne Punkt'), p('Vierter Satz.')),
      section('Am Ende'),
    )
    const text = formatText(whole)
    expect(text.split('\n').slice(2)).toEqual([
      'Erster Satz.',
      'Zweiter Satz.',
      '## Was nun?',
      'Dritter Satz.',
      '\\ohne Punkt',
      'Vierter Satz.',
      '## Am Ende',
    ])
    expect(parsed(text)).toEqual(whole)
  })

  it('[A65] keeps quotes and lists', () => {
    const whole = article(
      'K',
      lead('Satz.'),
      section(
        '',
        quote('Zitat'),
        bullet('eins'),
        bullet('zwei', 2),
        numbered('a'),
        numbered('b', 1),
        numbered('c'),
      ),
    )
    const text = formatText(whole)
    expect(text.split('\n').slice(3)).toEqual(['> Zitat', '- eins', '    - zwei', '1) a', '  1) b', '2) c'])
    expect(parsed(text)).toEqual(whole)
  })

  it('[A67] says what it cannot hold', () => {
    const whole = article(
      'K',
      lead('Satz\nzwei.'),
      section('', bold('fett', p('fett')), figure('id', 'Bild'), box('Kasten'), p(), p('Ende.')),
    )
    const { text, warnings } = exportText(whole)
    expect(text).toBe('K\n\nSatz zwei.\nfett\nBild\n\\Kasten\nEnde.')
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([
      ['formats-left-out', 1],
      ['kinds-simplified', 2],
      ['empty-blocks-left-out', 1],
      ['line-breaks-replaced', 1],
    ])
  })

  it('[A68] is stable, and reading gives back everything but what the warnings name', () => {
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        const text = formatText(whole)
        const again = text === '' ? emptyArticle() : parsed(text)
        expect({ ...again, headline: again.headline.trim() }).toEqual(kept(whole))
        expect(formatText(again)).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  it('[A67] is silent only when every text and format of the article is kept', () => {
    // Of a hundred articles of any kind one is told of in silence; those that are kept whole are.
    const anyArticle = fc.oneof(articleArbitrary, articleArbitrary.map(kept))
    let silent = 0
    fc.assert(
      fc.property(anyArticle, (whole) => {
        const { text, warnings } = exportText(whole)
        if (text === '' || warnings.length > 0) return
        silent += 1
        const { lead: leadText, sections } = normaliseArticle(whole)
        const again = parsed(text)
        expect(again.lead).toEqual({ text: orNothing(leadText.text) })
        expect(headingsAndBlocks(again.sections)).toEqual(headingsAndBlocks(sections))
      }),
      { numRuns: 1500 },
    )
    expect(silent).toBeGreaterThan(500)
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        expect(exportText(kept(whole)).warnings).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
