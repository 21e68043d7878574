import { emptyArticle } from '@stet/article'
import { GATES } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { embargoOn } from './channels.ts'
import { draftNotice } from './draftNotice.ts'
import { missingFields, REQUIRED } from './requiredFields.ts'
import { sayGate } from './sayGate.ts'

const complete = {
  ...emptyArticle(),
  headline: 'Stand',
  dateline: 'Hamburg',
  lead: { text: 'Der Kai.' },
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
}

const withRow = (key: string, value: string) => missingFields({ ...complete, details: [{ key, value }] }, '')

describe('[W6] required fields', () => {
  it('are named when they are missing or blank', () => {
    expect(missingFields(complete, '')).toEqual([])
    expect(missingFields(emptyArticle(), '')).toEqual(REQUIRED)
    expect(missingFields({ ...complete, headline: ' ', lead: { text: '\n' } }, '')).toEqual([
      'headline',
      'lead',
    ])
  })

  it('want a source with a value, under whichever name', () => {
    for (const key of ['Quelle', 'quellen:', 'Source', ' Sources ']) expect(withRow(key, 'dpa')).toEqual([])
    expect(withRow('Quellen', ' ')).toEqual(['sources'])
    expect(withRow('Ort', 'Hamburg')).toEqual(['sources'])
  })

  it('do without a dateline in a comment, and can be others', () => {
    const undated = { ...complete, dateline: '' }
    expect(missingFields(undated, 'Bericht')).toEqual(['dateline'])
    expect(missingFields(undated, ' Kommentar')).toEqual([])
    expect(missingFields(complete, '', ['byline'])).toEqual(['byline'])
  })
})

describe('[W8] an embargo', () => {
  it('holds the public up to the very millisecond, and is marked for those who are trusted', () => {
    expect([99, 100, 101].map((now) => embargoOn('public', 100, now))).toEqual(['held', 'free', 'free'])
    expect([99, 100].map((now) => embargoOn('partners', 100, now))).toEqual(['marked', 'free'])
    expect(embargoOn('public', null, 0)).toBe('free')
  })
})

describe('[W2] what gates say', () => {
  it('is a sentence in both languages, passed or closed', () => {
    for (const gate of GATES) {
      for (const passed of [true, false]) {
        const { de, en } = sayGate(gate, passed, { missing: ['lead'], open: 2, until: null })
        for (const said of [de, en]) expect(said).toMatch(/^[\p{Lu}\d].*\.$/u)
        expect(de).not.toBe(en)
      }
    }
  })

  it('names what is missing, how many are open, and when', () => {
    expect(sayGate('requiredFields', false, { missing: ['lead', 'sources'] })).toEqual({
      de: 'Es fehlt: Vorspann, mindestens eine Quelle.',
      en: 'Missing: lead, at least one source.',
    })
    expect(sayGate('suggestions', false, { open: 1 }).de).toBe('Ein Vorschlag ist noch offen.')
    expect(sayGate('suggestions', false, { open: 3 }).en).toBe('3 suggestions are still open.')
    expect(sayGate('embargo', false, { until: '2026-11-24T17:00:00.000Z' }).de).toBe(
      'Die Sperrfrist gilt bis 24.11.2026, 18:00 MEZ.',
    )
    expect(sayGate('fourEyes', false, { wrote: 3, submitted: 0 }).de).toContain('3 Zeichen')
  })
})

describe('[W15] a drafted notice', () => {
  it('quotes what was replaced and taken away, and is none where only something came', () => {
    const before = { ...complete, lead: { text: 'Es kamen 12 000 Menschen, sagte der Sprecher.' } }
    const after = { ...complete, lead: { text: 'Es kamen 1200 Menschen, sagte der Sprecher.' } }
    expect(draftNotice(before, after, 'de')).toMatch(
      /^In einer früheren Version hieß es „.*“ statt „.*“\. Wir/,
    )
    expect(draftNotice(before, after, 'en')).toMatch(/^An earlier version said “.*” instead of “.*”\. This/)
    expect(draftNotice(before, before, 'de')).toBeNull()
    expect(draftNotice(complete, { ...complete, kicker: 'Neu' }, 'de')).toBeNull()
  })
})
