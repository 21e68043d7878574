import { metadataSchema } from '@stet/protocol'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { slugOf } from './slugOf.ts'

it.each([
  ['Hafen sperrt Kai 3', 'hafen-sperrt-kai-3'],
  ['  Größe & Übermut – ', 'groesse-uebermut'],
  ['Café/Olé', 'cafe-ole'],
  ['putin-lobt-trump', 'putin-lobt-trump'],
  ['„…“', ''],
])('spells %s as %s', (typed, slug) => {
  expect(slugOf(typed)).toBe(slug)
})

it('gives what the server takes, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const slug = slugOf(typed)
      expect(slug === '' || metadataSchema.shape.slug.safeParse(slug).success).toBe(true)
    }),
  )
})
