import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyArticle } from './emptyArticle.ts'
import { normaliseArticle } from './formats/json/normaliseArticle.ts'
import { ARTICLE_LIMITS } from './limits.ts'
import { articleArbitrary } from './testing/articleArbitrary.ts'
import { article, p, section } from './testing/builders.ts'
import { validateArticle } from './validateArticle.ts'

/** The problems as `path: message`, none when the value is valid. */
function problemsOf(value: unknown): readonly string[] {
  const result = validateArticle(value)
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`)
}
const pathsOf = (value: unknown) => problemsOf(value).map((problem) => problem.split(': ', 1)[0])
const block = (fields: object) => ({ sections: [{ blocks: [fields] }] })
const lead = (text: string, ...runs: readonly unknown[]) => ({ lead: { text, runs } })
const linked = (address: unknown) => lead('abc', { from: 0, to: 1, link: address })

describe('validateArticle', () => {
  it('[A51] takes every valid article, in normal form', () => {
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        expect(validateArticle(whole)).toEqual({ ok: true, article: normaliseArticle(whole) })
        expect(validateArticle(normaliseArticle(whole))).toEqual({
          ok: true,
          article: normaliseArticle(whole),
        })
      }),
    )
  })

  it('[A51] takes what is left out as empty', () => {
    expect(validateArticle({})).toEqual({ ok: true, article: emptyArticle() })
    expect(
      validateArticle({ lead: {}, sections: [{}, { heading: 'H' }, { blocks: [{}] }], details: [{}] }),
    ).toEqual({
      ok: true,
      article: { ...article('', section('H'), section('', p())), details: [{ key: '', value: '' }] },
    })
  })

  it('[A52] names every unknown field with its path', () => {
    expect(
      pathsOf({
        title: 'x',
        'odd name': 1,
        ['__proto__x']: 1,
        lead: { text: 'x', bold: true, runs: [{ from: 0, to: 1, bold: true, colour: 'red' }] },
        sections: [{ heading: 'x', text: 'y', blocks: [{ kind: 'paragraph', txt: 'z' }] }],
        details: [{ key: 'k', val: 'v' }],
      }),
    ).toEqual([
      'title',
      '["odd name"]',
      '__proto__x',
      'lead.bold',
      'lead.runs[0].colour',
      'sections[0].text',
      'sections[0].blocks[0].txt',
      'details[0].val',
    ])
    expect(pathsOf(JSON.parse('{"__proto__": {"headline": "x"}, "constructor": 1}'))).toEqual([
      '__proto__',
      'constructor',
    ])
  })

  it('[A53] names every value of a wrong type with its path', () => {
    expect(
      pathsOf({
        kicker: 1,
        headline: null,
        lead: 'text',
        sections: [
          null,
          [],
          { heading: {}, blocks: {} },
          { blocks: ['x', { kind: 1, text: [], runs: 'x' }] },
        ],
        details: { key: 'x' },
      }),
    ).toEqual([
      'kicker',
      'headline',
      'lead',
      'sections[0]',
      'sections[1]',
      'sections[2].heading',
      'sections[2].blocks',
      'sections[3].blocks[0]',
      'sections[3].blocks[1].kind',
      'sections[3].blocks[1].text',
      'sections[3].blocks[1].runs',
      'details',
    ])
    for (const value of [null, undefined, 'x', 1, [], true]) expect(pathsOf(value)).toEqual([''])
  })

  it('[A54] checks runs: in the text, at whole characters, in order, not overlapping, with a length', () => {
    const bold = { bold: true }
    expect(pathsOf(lead('abc', { from: 0, to: 4, ...bold }))).toEqual(['lead.runs[0].to'])
    expect(pathsOf(lead('abc', { from: -1, to: 1.5, ...bold }))).toEqual([
      'lead.runs[0].from',
      'lead.runs[0].to',
    ])
    expect(pathsOf(lead('abc', { from: 2, to: 2, ...bold }))).toEqual(['lead.runs[0].to'])
    expect(pathsOf(lead('abc', { ...bold }))).toEqual(['lead.runs[0].from', 'lead.runs[0].to'])
    expect(pathsOf(lead('a😀c', { from: 0, to: 2, ...bold }))).toEqual(['lead.runs[0].to'])
    expect(pathsOf(lead('a😀c', { from: 1, to: 3, ...bold }))).toEqual([])
    expect(pathsOf(lead('abcd', { from: 0, to: 2, ...bold }, { from: 1, to: 3, ...bold }))).toEqual([
      'lead.runs[1].from',
    ])
    expect(pathsOf(lead('abcd', { from: 2, to: 3, ...bold }, { from: 0, to: 1, ...bold }))).toEqual([
      'lead.runs[1].from',
    ])
    expect(pathsOf(lead('abcd', { from: 0, to: 2, ...bold }, { from: 2, to: 3, ...bold }))).toEqual([])
    expect(pathsOf(lead('abcd', { from: 0, to: 2, bold: 'yes', italic: 1 }))).toEqual([
      'lead.runs[0].bold',
      'lead.runs[0].italic',
    ])
    expect(pathsOf(block({ text: 'ab', runs: [{ from: 0, to: 3, bold: true }] }))).toEqual([
      'sections[0].blocks[0].runs[0].to',
    ])
  })

  it('[A54] leaves out runs that say nothing and joins those that say the same', () => {
    const runs = [
      { from: 0, to: 1, bold: true, italic: false },
      { from: 1, to: 2, bold: true },
      { from: 2, to: 3, italic: false },
    ]
    expect(validateArticle(lead('abc', ...runs))).toEqual({
      ok: true,
      article: { ...emptyArticle(), lead: { text: 'abc', runs: [{ from: 0, to: 2, bold: true }] } },
    })
  })

  it('[A55] lets only safe links through', () => {
    for (const address of [
      'https://a.example',
      'http://a.example/?q=ä',
      'mailto:a@example.org',
      'tel:+49301',
    ]) {
      expect(pathsOf(linked(address))).toEqual([])
    }
    for (const address of [
      'javascript:alert(1)',
      'JAVA\nSCRIPT:x',
      'data:text/html,x',
      '/path',
      '',
      'a.example',
      1,
      null,
    ]) {
      expect(pathsOf(linked(address))).toEqual(['lead.runs[0].link'])
    }
  })

  it('[A56] refuses what cannot be stored or shown in its place', () => {
    expect(problemsOf({ headline: 'a\uD83D' })).toEqual([
      'headline: Has half of a character (a lone surrogate).',
    ])
    expect(
      pathsOf({ headline: '\uDE00', lead: { text: 'a\u0000b' }, details: [{ key: 'a\u001Fb' }] }),
    ).toEqual(['headline', 'lead.text', 'details[0].key'])
    expect(
      pathsOf({ kicker: 'a\nb', sections: [{ heading: 'a\nb' }], details: [{ key: 'a\n', value: '\n' }] }),
    ).toEqual(['kicker', 'sections[0].heading', 'details[0].key', 'details[0].value'])
    expect(pathsOf({ lead: { text: 'a\nb\tc\u00A0\u2028' }, kicker: 'a\tb' })).toEqual([])
  })

  it('[A57] knows the kinds of block and what belongs to them', () => {
    expect(pathsOf(block({ kind: 'paragraf' }))).toEqual(['sections[0].blocks[0].kind'])
    expect(pathsOf(block({ kind: 'p' }))).toEqual(['sections[0].blocks[0].kind'])
    expect(pathsOf(block({ kind: 'sectionHeading' }))).toEqual(['sections[0].blocks[0].kind'])
    expect(pathsOf(block({ marker: { k: 'h' } }))).toEqual(['sections[0].blocks[0].kind'])
    expect(pathsOf(block({ kind: 'paragraph', marker: { k: 'chart' } }))).toEqual([
      'sections[0].blocks[0].kind',
    ])
    expect(pathsOf(block({ kind: 'chart', marker: { k: 'chart', of: [1] } }))).toEqual([])
    expect(pathsOf(block({ marker: { k: 1 } }))).toEqual(['sections[0].blocks[0].marker'])
    expect(pathsOf(block({ marker: { k: 'ul', indent: 9 } }))).toEqual(['sections[0].blocks[0].marker'])
    expect(pathsOf(block({ marker: { k: 'x', text: '\uD83D' } }))).toEqual(['sections[0].blocks[0].marker'])
    expect(pathsOf(block({ kind: 'paragraph', indent: 1 }))).toEqual(['sections[0].blocks[0].indent'])
    expect(pathsOf(block({ kind: 'bulletItem', indent: 9 }))).toEqual(['sections[0].blocks[0].indent'])
    expect(pathsOf(block({ kind: 'quote', image: 'a' }))).toEqual(['sections[0].blocks[0].image'])
    expect(pathsOf(block({ kind: 'figure', image: null }))).toEqual([])
    expect(pathsOf({ sections: [{ headingMarker: { k: 'p' } }] })).toEqual(['sections[0].headingMarker.k'])
  })

  it('[A57] refuses a marker that nests without end, and no stack runs out', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(pathsOf(block({ marker: { k: 'x', deep } }))).toEqual(['sections[0].blocks[0].marker'])
  })

  it('[A58] refuses what is over the limits, and names at most 200 problems', () => {
    expect(pathsOf({ headline: 'x'.repeat(ARTICLE_LIMITS.line + 1) })).toEqual(['headline'])
    expect(pathsOf({ lead: { text: 'x'.repeat(ARTICLE_LIMITS.text + 1) } })).toEqual(['lead.text'])
    expect(pathsOf({ details: Array.from({ length: ARTICLE_LIMITS.detailsRows + 1 }, () => ({})) })).toEqual([
      'details',
    ])
    const blocks = Array.from({ length: ARTICLE_LIMITS.blocks / 2 + 1 }, () => ({}))
    expect(pathsOf({ sections: [{ blocks }, { blocks }] })).toEqual(['sections'])
    const long = Array.from({ length: 11 }, () => ({ text: 'x'.repeat(ARTICLE_LIMITS.text) }))
    expect(pathsOf({ sections: [{ blocks: long }] })).toEqual([''])
    const many = problemsOf(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 1])))
    expect(many).toHaveLength(201)
    expect(many.at(-1)).toBe(': And 800 more problems.')
  })

  it('[A53] never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withDate: true }),
        (value) => {
          const values = [
            value,
            { lead: value, sections: value },
            block({ marker: value, runs: value }),
            lead('x', value),
          ]
          for (const each of values) expect(typeof validateArticle(each).ok).toBe('boolean')
        },
      ),
    )
  })
})
