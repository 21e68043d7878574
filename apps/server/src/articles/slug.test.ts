import { assert, property, string } from 'fast-check'
import { metadataSchema } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { slugFrom } from './slug.ts'

describe('slugFrom', () => {
  it.each([
    ['Hafen bleibt gesperrt', 'hafen-bleibt-gesperrt'],
    ['Größe & Übermut: „Ärger“ in Łódź', 'groesse-uebermut-aerger-in-lodz'],
    ['Côte d’Azur – 5 %', 'cote-dazur-5'],
    ['Москва', ''],
    ['   ', ''],
    [
      'Putin lobt Trump: Geheimes Telefonat über Ukraine-Krieg entfaltet Wirkung',
      'putin-lobt-trump-geheimes-telefonat-ueber-ukraine-krieg',
    ],
    [
      'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenfabrikant',
      'donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen',
    ],
  ])('%s → %s', (headline, slug) => {
    expect(slugFrom(headline)).toBe(slug)
  })

  it('gives for any headline nothing or a slug', () => {
    const law = property(string({ unit: 'grapheme', maxLength: 120 }), (headline) => {
      const slug = slugFrom(headline)
      expect(slug === '' || metadataSchema.shape.slug.safeParse(slug).success).toBe(true)
    })
    assert(law)
  })
})
