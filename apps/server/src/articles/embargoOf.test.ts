import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ArticleRow } from '../storage/Store.ts'
import { embargoOf } from './embargoOf.ts'
import { readMetadata } from './readMetadata.ts'

const instant = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())
const stored = fc.oneof(
  instant,
  instant.map((text) => text.replace(/\.\d+Z$/, 'Z')),
  instant.map((text) => text.replace('Z', '+01:00')),
  fc.constantFrom(
    '',
    'x',
    '2026',
    '2026-11-24',
    '2026-11-24T18:00:00',
    '2026-13-24T18:00:00Z',
    null,
    5,
    true,
    [],
  ),
)

it('is what the metadata say, without their schemas', () => {
  fc.assert(
    fc.property(fc.option(stored, { nil: undefined }), (embargoUntil) => {
      const metadata = embargoUntil === undefined ? {} : { embargoUntil }
      const row = { slug: 'hafen', language: 'de', desk: '', metadata } as unknown as ArticleRow
      const read = readMetadata(row).embargoUntil
      expect(embargoOf(row)).toBe(read === null ? null : Date.parse(read))
    }),
    { numRuns: 500 },
  )
})
