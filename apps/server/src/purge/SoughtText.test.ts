import { describe, expect, it } from 'vitest'
import { cutMetadata } from './cutMetadata.ts'
import { cutSlug } from './cutSlug.ts'
import { SoughtText } from './SoughtText.ts'

const omit = (text: string, prose: string, isPart = false) =>
  new SoughtText({ text, isPart }, 'de').omit(prose)

describe('SoughtText', () => {
  it.each([
    ['Müller', 'Frau Müller sagt', 'Frau […] sagt'],
    ['müller', 'Frau MÜLLER sagt', 'Frau […] sagt'],
    ['Müller', 'Frau Mu\u0308ller sagt', 'Frau […] sagt'],
    ['Mu\u0308ller', 'Frau Müller sagt', 'Frau […] sagt'],
    ['Strauß', 'Herr Strauss und Herr STRAUSS', 'Herr […] und Herr […]'],
    ['Anna  Graf'.replace('  ', ' '), 'Anna\u00A0Graf', '[…]'],
    ['Graf', 'An\u00ADna Gr\u00ADaf', 'An\u00ADna […]'],
  ])('[U1] finds %j in %j as the search of the editor does', (text, prose, omitted) => {
    expect(omit(text, prose)).toBe(omitted)
  })

  it('[U1] finds words, and parts of words if asked', () => {
    expect(omit('Graf', 'Grafen, Landgraf')).toBeNull()
    expect(omit('Graf', 'Grafen, Landgraf', true)).toBe('[…]en, Land[…]')
  })

  it('[U1] reads addresses as people do', () => {
    const sought = new SoughtText({ text: 'Müller', isPart: false }, 'de')
    expect(sought.isInValue({ v: 'https://a.example/m%C3%BCller' })).toBe(true)
    expect(sought.isInValue({ v: ['https://a.example/%zz'] })).toBe(false)
  })
})

describe('what is known about an article', () => {
  it.each([
    ['mueller-geht', 'Müller', false, 'geht'],
    ['frau-mueller-geht', 'Müller', false, 'frau-geht'],
    ['muellers-hof', 'Müller', false, null],
    ['muellers-hof', 'Müller', true, 's-hof'],
    ['anna-graf-und-anna-graf', 'Anna Graf', false, 'und'],
    ['mueller', 'Müller', false, ''],
    ['hafen', '北京', false, null],
  ] as const)('[U1] the slug %s without %s (in parts: %s) is %j', (slug, text, isPart, rest) => {
    expect(cutSlug(slug, { text, isPart })).toBe(rest)
  })

  it('[U1] loses words that hold the text, and keeps what is no text', () => {
    const sought = new SoughtText({ text: 'Graf', isPart: false }, 'de')
    const metadata = {
      keywords: ['Anna Graf', 'Hafen'],
      genre: 'Graf',
      internalNote: 'Graf anrufen',
      urgency: 3,
    }
    expect(cutMetadata(metadata, sought)).toEqual({
      metadata: { keywords: ['Hafen'], genre: 'Graf', internalNote: '[…] anrufen', urgency: 3 },
      places: 2,
    })
  })
})
