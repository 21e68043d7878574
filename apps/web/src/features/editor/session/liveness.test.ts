import { describe, expect, it } from 'vitest'
import { liveness, type LivenessFacts, TICK_MS } from './liveness.ts'

const facts = (some: Partial<LivenessFacts>): LivenessFacts => ({
  now: 100_000,
  lastTickAt: 100_000 - TICK_MS,
  isOpen: true,
  connectingSince: null,
  lastHeardAt: 99_000,
  lastAskedAt: null,
  ...some,
})

describe('looking at the connection', () => {
  it('leaves one alone that was heard from', () => {
    expect(liveness(facts({}))).toBe('fine')
  })

  it('asks one that has been quiet', () => {
    expect(liveness(facts({ lastHeardAt: 80_000 }))).toBe('ask')
  })

  it('renews one that does not answer', () => {
    expect(liveness(facts({ lastHeardAt: 80_000, lastAskedAt: 90_000 }))).toBe('renew')
  })

  it('waits for an answer before it asks again', () => {
    expect(liveness(facts({ lastHeardAt: 80_000, lastAskedAt: 96_000 }))).toBe('fine')
  })

  it('asks at once after the machine slept, and does not blame the connection for the time', () => {
    expect(liveness(facts({ lastTickAt: 40_000, lastHeardAt: 38_000, lastAskedAt: 39_000 }))).toBe('ask')
  })

  it('renews an attempt that hangs', () => {
    expect(liveness(facts({ isOpen: false, connectingSince: 89_000 }))).toBe('renew')
    expect(liveness(facts({ isOpen: false, connectingSince: 95_000 }))).toBe('fine')
    expect(liveness(facts({ isOpen: false, connectingSince: null }))).toBe('fine')
  })
})
