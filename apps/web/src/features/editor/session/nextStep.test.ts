import { describe, expect, it } from 'vitest'
import { nextStep } from './nextStep.ts'
import { exampleMetadata } from './testing/exampleMetadata.ts'

const now = exampleMetadata()
const open = (some: Parameters<typeof exampleMetadata>[0]) =>
  ({ kind: 'open', metadata: exampleMetadata(some) }) as const

describe('what a session does about what the server says', () => {
  it('goes on when nothing changed, and when nobody answers', () => {
    expect(nextStep(now, open({ headline: 'Anders' }), false)).toEqual({ kind: 'go-on' })
    expect(nextStep(now, { kind: 'unreachable' }, true)).toEqual({ kind: 'go-on' })
  })

  it('has the person sign in, or leaves', () => {
    expect(nextStep(now, { kind: 'signed-out' }, false)).toEqual({ kind: 'sign-in' })
    expect(nextStep(now, { kind: 'gone' }, false)).toEqual({ kind: 'leave' })
  })

  it('opens the same text again where one may do more, or only suggest', () => {
    expect(nextStep(now, open({ mode: 'suggest' }), false)).toMatchObject({ kind: 'reopen' })
    const reading = exampleMetadata({ mode: 'view' })
    expect(nextStep(reading, open({}), false)).toMatchObject({ kind: 'reopen' })
  })

  it('starts anew in another epoch, with other rights, and with ids that are refused', () => {
    expect(nextStep(now, open({ epoch: 2 }), false)).toMatchObject({ kind: 'restart', reason: 'other-epoch' })
    expect(nextStep(now, open({ mode: 'view' }), false)).toMatchObject({ reason: 'not-allowed' })
    expect(nextStep(now, open({ mode: 'view', isDamaged: true }), false)).toMatchObject({ reason: 'damaged' })
    expect(nextStep(now, open({ epoch: 2, mode: 'suggest' }), false)).toMatchObject({ reason: 'other-epoch' })
    expect(nextStep(now, open({}), true)).toMatchObject({ kind: 'restart', reason: 'not-allowed' })
  })
})
