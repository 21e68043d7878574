import { describe, expect, it } from 'vitest'
import { relativeTime } from './relativeTime.ts'

const NOW = new Date('2026-11-28T14:30:00Z')
const english = relativeTime('en-GB', 'Europe/Berlin')
const german = relativeTime('de', 'Europe/Berlin')
const said = (instant: string): readonly string[] =>
  [english, german].map((format) => format(new Date(instant), NOW).replaceAll('\u00a0', ' '))

describe('the time in words', () => {
  it('is now within a minute, and where clocks differ', () => {
    expect(said('2026-11-28T14:29:30Z')).toEqual(['now', 'jetzt'])
    expect(said('2026-11-28T14:31:00Z')).toEqual(['now', 'jetzt'])
  })

  it('counts minutes within an hour', () => {
    expect(said('2026-11-28T14:25:00Z')).toEqual(['5 min ago', 'vor 5 Min.'])
  })

  it('is the time of day on the same day of the zone', () => {
    expect(said('2026-11-27T23:05:00Z')).toEqual(['00:05', '00:05'])
  })

  it('is yesterday on the day before, in the zone', () => {
    expect(said('2026-11-27T22:55:00Z')).toEqual(['yesterday, 23:55', 'gestern, 23:55'])
  })

  it('is the day in this year, and the full date in others', () => {
    expect(said('2026-11-02T12:00:00Z')).toEqual(['2 Nov', '2. Nov.'])
    expect(said('2025-11-02T12:00:00Z')).toEqual(['2 Nov 2025', '2. Nov. 2025'])
  })
})
