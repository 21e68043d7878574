import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  GRACE_MS,
  initialSavedState,
  nextBadgeChange,
  PATIENCE_MS,
  reduceSaved,
  savedBadge,
  type SavedEvent,
  unsavedChanges,
} from './savedState.ts'

const after = (...events: SavedEvent[]) => events.reduce(reduceSaved, initialSavedState)
const changed = (at = 0): SavedEvent => ({ type: 'changed', at })
const connected = (at = 0): SavedEvent => ({ type: 'connected', at })
const lost = (at = 0): SavedEvent => ({ type: 'lost', at })
const barrier = (n: number, at = 0): SavedEvent => ({ type: 'barrier-sent', n, at })
const answered = (n: number): SavedEvent => ({ type: 'acknowledged', n })

describe('the saved badge', () => {
  it('is opening until there is a connection', () => {
    expect(savedBadge(initialSavedState, 0)).toEqual({ kind: 'opening' })
  })

  it('is saved once connected with nothing unsaved', () => {
    expect(savedBadge(after(connected()), 0)).toEqual({ kind: 'saved' })
  })

  it('is saving until the durable answer covers every change', () => {
    const sent = after(connected(), changed(), barrier(1), changed())
    expect(savedBadge(reduceSaved(sent, answered(1)), 0)).toEqual({ kind: 'saving', changes: 1 })
    const all = [answered(1), barrier(2), answered(2)].reduce(reduceSaved, sent)
    expect(savedBadge(all, 0)).toEqual({ kind: 'saved' })
  })

  it('does not believe an answer that belongs to a lost socket', () => {
    const state = after(connected(), changed(), barrier(1), lost(), connected(), answered(1))
    expect(unsavedChanges(state)).toBe(1)
  })

  it('counts what is kept in this browser while offline', () => {
    const state = after(connected(), lost(100), changed(), changed(), changed())
    expect(savedBadge(state, 100 + GRACE_MS)).toEqual({ kind: 'offline', changes: 3 })
  })

  it('says nothing about a connection that is back at once', () => {
    const state = after(connected(), lost(100))
    expect(savedBadge(state, 101)).toEqual({ kind: 'saved' })
    expect(nextBadgeChange(state, 101)).toBe(100 + GRACE_MS)
  })

  it('is offline at once when there never was a connection', () => {
    expect(savedBadge(after(lost(100)), 100)).toEqual({ kind: 'offline', changes: 0 })
  })

  it('counts the unsent work of earlier page loads', () => {
    const state = after({ type: 'earlier-work-found', changes: 7 }, connected(), changed())
    expect(unsavedChanges(state)).toBe(8)
    expect(savedBadge([barrier(1), answered(1)].reduce(reduceSaved, state), 0)).toEqual({ kind: 'saved' })
  })

  it('says that the server cannot write when an answer is missing for five seconds', () => {
    const state = after(connected(0), changed(1_000), barrier(1, 1_150))
    expect(savedBadge(state, 999 + PATIENCE_MS)).toEqual({ kind: 'saving', changes: 1 })
    expect(nextBadgeChange(state, 2_000)).toBe(1_000 + PATIENCE_MS)
    expect(savedBadge(state, 1_000 + PATIENCE_MS)).toEqual({
      kind: 'not-saved',
      changes: 1,
      reason: 'server-cannot-write',
    })
  })

  it('measures that patience from the oldest change, however much is typed after it', () => {
    const typing = Array.from({ length: 40 }, (_, index) => [
      changed(index * 200),
      barrier(index + 1, index * 200),
    ])
    const state = after(connected(0), ...typing.flat())
    expect(savedBadge(state, 8_000)).toMatchObject({ kind: 'not-saved', reason: 'server-cannot-write' })
  })

  it('does not count the time offline as waiting for the server', () => {
    const state = after(connected(0), lost(0), changed(10), connected(60_000), barrier(1, 60_000))
    expect(savedBadge(state, 60_001)).toEqual({ kind: 'saving', changes: 1 })
  })

  it('says so when the server reports trouble with its storage and something is unsaved', () => {
    const trouble: SavedEvent = { type: 'storage', isInTrouble: true }
    expect(savedBadge(after(connected(), trouble), 0)).toEqual({ kind: 'saved' })
    expect(savedBadge(after(connected(), trouble, changed()), 0)).toMatchObject({
      kind: 'not-saved',
      reason: 'server-cannot-write',
    })
  })

  it('says so when this browser keeps nothing and the server is away', () => {
    const state = after(connected(), { type: 'kept', isKept: false }, lost(0), changed())
    expect(savedBadge(state, 0)).toEqual({ kind: 'not-saved', changes: 1, reason: 'not-kept' })
  })

  it('names a refusal, and forgets it when the session resumes', () => {
    const state = after(connected(), changed(), { type: 'refused', reason: 'malformed' }, lost(0))
    expect(savedBadge(state, 0)).toMatchObject({ kind: 'not-saved', reason: 'malformed' })
    expect(savedBadge(reduceSaved(state, { type: 'resumed' }), 0)).toMatchObject({ kind: 'saving' })
  })

  it('forgets that the server was busy once it is connected again', () => {
    const state = after(connected(), changed(), { type: 'refused', reason: 'server-busy' }, lost(0))
    expect(savedBadge(state, 0)).toMatchObject({ reason: 'server-busy' })
    expect(savedBadge(reduceSaved(state, connected(1)), 1)).toEqual({ kind: 'saving', changes: 1 })
  })
})

describe('whatever happens, in any order', () => {
  const event = fc.oneof(
    fc.constant<SavedEvent>({ type: 'changed', at: 0 }),
    fc.constant<SavedEvent>({ type: 'connected', at: 0 }),
    fc.constant<SavedEvent>({ type: 'lost', at: 0 }),
    fc.constant<SavedEvent>({ type: 'resumed' }),
    fc.record({ type: fc.constant('earlier-work-found' as const), changes: fc.nat(5) }),
    fc.record({ type: fc.constant('barrier-sent' as const), n: fc.nat(9), at: fc.nat(9) }),
    fc.record({ type: fc.constant('acknowledged' as const), n: fc.nat(9) }),
    fc.record({ type: fc.constant('kept' as const), isKept: fc.boolean() }),
    fc.record({ type: fc.constant('storage' as const), isInTrouble: fc.boolean() }),
    fc.constant<SavedEvent>({ type: 'refused', reason: 'malformed' }),
  )

  /** What a careful clerk would hold for durable: numbers of barriers only grow, as the session numbers them. */
  it('never says saved while a change lacks an answer on the socket that carried it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.nat(20_000), (events, now) => {
        let state = initialSavedState
        let made = 0
        let durable = 0
        let isOnline = false
        let sent = new Map<number, number>()
        let next = 0
        for (const raw of events) {
          const step = raw.type === 'barrier-sent' ? { ...raw, n: (next += 1) } : raw
          state = reduceSaved(state, step)
          if (step.type === 'changed') made += 1
          if (step.type === 'earlier-work-found') made += step.changes
          if (step.type === 'connected' || step.type === 'lost') {
            sent = new Map()
            isOnline = step.type === 'connected'
          }
          if (step.type === 'barrier-sent' && isOnline) sent.set(step.n, made)
          if (step.type === 'acknowledged' && sent.has(step.n)) {
            durable = Math.max(durable, sent.get(step.n) ?? 0)
            for (const n of sent.keys()) if (n <= step.n) sent.delete(n)
          }
          expect(unsavedChanges(state)).toBe(made - durable)
          expect(savedBadge(state, now).kind === 'saved' && made > durable).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
