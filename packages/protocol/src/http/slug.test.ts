import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugFrom, slugSchema } from './slug.ts'

describe('a slug', () => {
  it.each([
    ['Hafen bleibt gesperrt', 'hafen-bleibt-gesperrt'],
    ['Größe & Übermut: „Ärger“ in Łódź', 'groesse-uebermut-aerger-in-lodz'],
    ['  Größe & Übermut – ', 'groesse-uebermut'],
    ['Côte d’Azur – 5 %', 'cote-dazur-5'],
    ['Café/Olé', 'cafe-ole'],
    ['putin-lobt-trump', 'putin-lobt-trump'],
    ['Москва', ''],
    ['„…“', ''],
    ['   ', ''],
  ])('of %s is %s', (text, slug) => {
    expect(slugFrom(text)).toBe(slug)
  })

  it.each([
    [
      'Putin lobt Trump: Geheimes Telefonat über Ukraine-Krieg entfaltet Wirkung',
      'putin-lobt-trump-geheimes-telefonat-ueber-ukraine-krieg',
    ],
    [
      'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenfabrikant',
      'donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen',
    ],
  ])('is cut between words where it can be: %s', (text, slug) => {
    expect(slugFrom(text, 60)).toBe(slug)
  })

  it('is one that the API takes, or empty, whatever it is of', () => {
    const letter = fc.constantFrom(...Array.from('abz09äßØÅİŁ -–’\u0301\u{1f600}'))
    const anything = fc.nat(0x10ffff).map((point) => String.fromCodePoint(point))
    const unit = fc.oneof(letter, anything)
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), fc.integer({ min: 1, max: 80 }), (text, longest) => {
        const slug = slugFrom(text, longest)
        expect(slug === '' || slugSchema.safeParse(slug).success).toBe(true)
        expect(slug.length).toBeLessThanOrEqual(longest)
      }),
    )
  })
})
