import { type ArticleJson, toReadArticle } from '@stet/article'
import { article, bold, bullet, lead, link, p, quote, row, section } from '@stet/article/testing'
import { describe, expect, it } from 'vitest'
import { cardsOf } from '../cardsOf.ts'
import { COMPARISON_USER, compareArticles } from './compareArticles.ts'

const compared = (before: ArticleJson, after: ArticleJson) =>
  compareArticles(toReadArticle(before), toReadArticle(after))
const cardsBetween = (before: ArticleJson, after: ArticleJson) => cardsOf(compared(before, after))
const said = (before: ArticleJson, after: ArticleJson) =>
  cardsBetween(before, after).map(({ change }) => change)

const ASCENT = 'Der Aufstieg begann am frühen Morgen bei klarem Wetter.'
const SUMMIT = 'Am Gipfel blieb die Gruppe nur wenige Minuten.'
const DESCENT = 'Der Abstieg dauerte bis tief in die Nacht hinein.'
const WEATHER = 'Gegen Mittag zogen von Westen dichte Wolken auf.'

const sentenceOf = (name: string, at: number): string =>
  `${name} sagte in der Runde ${at} dem Reporter, dass Nummer ${at * 37} noch fehle.`
const sixtyOf = (name: string) =>
  article('', section('', ...Array.from({ length: 60 }, (_, at) => p(sentenceOf(name, at)))))
const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => (at % 3 === 0 ? 'und' : `w${from + at}`)).join(' ')
const paragraphsOf = (from: number) =>
  article('', section('', ...Array.from({ length: 400 }, (_, at) => p(words(from + at * 50, 50)))))
const leadOf = (from: number) => article('', lead(words(from, 20_000)))

describe('the comparison of two versions', () => {
  it('[T42] tells words that came and went, each where it stands', () => {
    expect(
      said(
        article('Lage ruhig', lead('Die Gruppe stieg am Montag auf.')),
        article('Lage sehr ruhig', lead('Die Gruppe stieg am Dienstag auf, sagte sie.')),
      ),
    ).toEqual([
      { what: 'insertsText', text: 'sehr ' },
      { what: 'replacesText', old: 'Montag', now: 'Dienstag' },
      { what: 'insertsText', text: ', sagte sie' },
    ])
    expect(cardsBetween(article('a b c'), article('a c'))).toMatchObject([
      { by: COMPARISON_USER, change: { what: 'deletesText' }, places: [{ root: 'headline', block: 0 }] },
    ])
  })

  it('[T42] replaces as a whole what has nothing but a few words in common', () => {
    const old = 'Die Sitzung wurde am Abend ohne Ergebnis vertagt.'
    const now = 'Ein Feuer hat in der Nacht am Hafen drei Hallen zerstört.'
    expect(said(article('', lead(old)), article('', lead(now)))).toEqual([{ what: 'replacesText', old, now }])
  })

  it('[T42] tells paragraphs that came and went, and keeps those that were rewritten', () => {
    const before = article('', section('', p(ASCENT), p(SUMMIT), p(DESCENT)))
    const after = article('', section('', p(ASCENT.replace('frühen', 'späten')), p(DESCENT), p(WEATHER)))
    expect(said(before, after)).toEqual([
      { what: 'replacesText', old: 'frühen', now: 'späten' },
      { what: 'removesBlocks', blocks: [{ marker: { k: 'p' }, text: SUMMIT }] },
      { what: 'addsBlocks', blocks: [{ marker: { k: 'p' }, text: WEATHER }] },
    ])
  })

  it('[T42] tells that a paragraph was split, and that two were joined', () => {
    const whole = article('', section('', p(`${ASCENT} ${SUMMIT}${DESCENT}`), p(WEATHER)))
    const parts = article('', section('', p(`${ASCENT} ${SUMMIT}`), quote(DESCENT), p(WEATHER)))
    expect(said(whole, parts)).toEqual([{ what: 'splitsBlock' }])
    expect(said(parts, whole)).toEqual([{ what: 'joinsBlocks' }])
    const rewritten = article(
      '',
      section('', p(ASCENT), p(SUMMIT), p(DESCENT.replace('tief', 'spät')), p(WEATHER)),
    )
    expect(said(whole, rewritten)).toEqual([
      { what: 'replacesText', old: ' ', now: '\n' },
      { what: 'splitsBlock' },
      { what: 'replacesText', old: 'tief', now: 'spät' },
    ])
  })

  it('[T42] knows each paragraph again when a name changed in all of them', () => {
    const changes = said(sixtyOf('Müller'), sixtyOf('Schmidt'))
    expect(changes).toHaveLength(60)
    expect(changes.every(({ what }) => what === 'replacesText')).toBe(true)
  })

  it('[T43] replaces twenty thousand other words as a whole, in many paragraphs or in one', () => {
    expect(said(paragraphsOf(0), paragraphsOf(1_000_000)).map(({ what }) => what)).toEqual(['replacesText'])
    expect(said(leadOf(0), leadOf(1_000_000)).map(({ what }) => what)).toEqual(['replacesText'])
  })

  it('[T44] knows a section that moved, with what was changed in it', () => {
    const intro = section('', p(WEATHER), p(SUMMIT))
    const first = section('Aufstieg', p(ASCENT), p('Alle kamen an.'))
    const second = section('Abstieg', p(DESCENT), p('Drei Männer und zwei Frauen warteten unten im Tal.'))
    const third = section('Zahlen', bullet('Zwölf Seile und vierzig Haken lagen bereit.'))
    const changed = section('Abstieg', p(DESCENT), p('Drei Männer und vier Frauen warteten unten im Tal.'))
    expect(
      said(article('', intro, first, second, third), article('', intro, changed, first, third)),
    ).toMatchObject([
      { what: 'moves', blocks: [{ text: 'Abstieg' }, { text: DESCENT }, {}] },
      { what: 'insertsText', text: 'vier' },
      { what: 'deletesText', text: 'zwei' },
    ])
  })

  it('[T42] tells changed kinds and formats, and no text with them', () => {
    const before = article(
      '',
      section('', p(ASCENT), bold('Gipfel', p(SUMMIT)), link('Nacht', 'https://a.example/', p(DESCENT))),
    )
    const after = article(
      '',
      section('', quote(ASCENT), bold('Gruppe', p(SUMMIT)), link('Nacht', 'https://b.example/', p(DESCENT))),
    )
    expect(said(before, after)).toEqual([
      { what: 'changesKind', blocks: [{ marker: { k: 'p' }, text: ASCENT }], to: { k: 'q' } },
      { what: 'clearsFormat', format: 'bold', text: 'Gipfel' },
      { what: 'setsFormat', format: 'bold', text: 'Gruppe' },
      { what: 'setsFormat', format: 'link', text: 'Nacht', link: 'https://b.example/' },
    ])
  })

  it('[T45] tells rows of the details by their keys', () => {
    const before = article('', row('Ort', 'Berlin'), row('Quellen', 'dpa'))
    const after = article('', row('Ort', 'Berlin'), row('Datum', '3. Mai'), row('Quellen', 'dpa und Reuters'))
    expect(said(before, after)).toEqual([
      {
        what: 'addsBlocks',
        blocks: [
          { marker: { k: 'row' }, text: 'Datum' },
          { marker: { k: 'cell' }, text: '3. Mai' },
        ],
      },
      { what: 'insertsText', text: ' und Reuters' },
    ])
  })
})
