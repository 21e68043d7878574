import { CLOSE_CODES } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { closeReaction } from './closeReaction.ts'

describe('what a close code asks of us', () => {
  it.each([
    [CLOSE_CODES.tooLarge, 'too-large'],
    [CLOSE_CODES.malformed, 'malformed'],
    [CLOSE_CODES.oldSchema, 'outdated'],
  ])('stops at %i', (code, reason) => {
    expect(closeReaction(code)).toEqual({ kind: 'stop', reason })
  })

  it.each([
    CLOSE_CODES.notSignedIn,
    CLOSE_CODES.forbidden,
    CLOSE_CODES.notFound,
    CLOSE_CODES.otherEpoch,
    4455,
  ])('asks again at %i', (code) => {
    expect(closeReaction(code)).toEqual({ kind: 'ask' })
  })

  it('syncs again at a gap, at once', () => {
    expect(closeReaction(CLOSE_CODES.gap)).toEqual({ kind: 'reconnect', notBeforeMs: 0, reason: null })
  })

  it('backs off when told that it is too much or that the server is busy', () => {
    expect(closeReaction(CLOSE_CODES.tooMuch)).toMatchObject({ notBeforeMs: 5_000, reason: 'too-fast' })
    expect(closeReaction(CLOSE_CODES.busy)).toMatchObject({ kind: 'reconnect', reason: 'server-busy' })
  })

  it.each([1000, 1001, 1005, 1006, CLOSE_CODES.restarting, 4500, 4999])('comes back after %i', (code) => {
    expect(closeReaction(code)).toMatchObject({ kind: 'reconnect', reason: null })
  })
})
