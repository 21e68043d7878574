import { describe, expect, it } from 'vitest'
import { zonedInstant } from './zonedInstant.ts'

const at = (text: string) => {
  const instant = zonedInstant(text)
  return instant === null ? null : new Date(instant).toISOString()
}

describe('[W17] an instant in a zone', () => {
  it.each([
    ['2026-11-24T18:00:00.000Z', '2026-11-24T18:00:00.000Z'],
    ['2026-11-24T18:00Z', '2026-11-24T18:00:00.000Z'],
    ['2026-11-24T18:00:00+01:00[Europe/Berlin]', '2026-11-24T17:00:00.000Z'],
    ['2026-07-24T18:00:00+02:00[Europe/Berlin]', '2026-07-24T16:00:00.000Z'],
    ['2026-07-24T18:00:00.5+05:30[Asia/Kolkata]', '2026-07-24T12:30:00.500Z'],
    ['2026-07-24T18:00:00+00:00[UTC]', '2026-07-24T18:00:00.000Z'],
    ['2026-07-24T18:00:00-03:30', '2026-07-24T21:30:00.000Z'],
  ])('%s is %s', (text, instant) => expect(at(text)).toBe(instant))

  it('tells the two hours of an autumn night apart', () => {
    expect(at('2026-10-25T02:30:00+02:00[Europe/Berlin]')).toBe('2026-10-25T00:30:00.000Z')
    expect(at('2026-10-25T02:30:00+01:00[Europe/Berlin]')).toBe('2026-10-25T01:30:00.000Z')
  })

  it.each([
    '2027-03-28T02:30:00+01:00[Europe/Berlin]',
    '2027-03-28T02:30:00+02:00[Europe/Berlin]',
    '2026-07-24T18:00:00+01:00[Europe/Berlin]',
    '2026-07-24T18:00:00Z[Europe/Berlin]',
    '2026-07-24T18:00:00+02:00[Europe/Atlantis]',
    '2026-02-30T18:00:00Z',
    '2026-07-24T24:00:00Z',
    '2026-07-24T18:60:00Z',
    '2026-07-24T18:00:00',
    '2026-07-24T18:00:00+15:00',
    '2026-07-24',
    'heute um sechs',
    '',
  ])('%j is none', (text) => expect(zonedInstant(text)).toBeNull())
})
