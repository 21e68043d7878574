import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Scheduler } from './Scheduler.ts'

const DAY = 86_400_000

describe('[W17] a scheduler', () => {
  let due: string[]
  /** How far the server's clock is from the one that timers go by. */
  let set: number
  let scheduler: Scheduler
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_800_000_000_000 })
    due = []
    set = 0
    scheduler = new Scheduler(
      () => Date.now() + set,
      (id) => due.push(id),
    )
  })
  afterEach(() => {
    scheduler.dispose()
    vi.useRealTimers()
  })

  it('calls when the time has come, each once, the earliest first', () => {
    scheduler.set('b', Date.now() + 2_000)
    scheduler.set('a', Date.now() + 1_000)
    vi.advanceTimersByTime(999)
    expect(due).toEqual([])
    vi.advanceTimersByTime(1)
    expect(due).toEqual(['a'])
    vi.advanceTimersByTime(DAY)
    expect(due).toEqual(['a', 'b'])
  })

  it('waits for longer than a timer can, and not a millisecond less', () => {
    scheduler.set('a', Date.now() + 40 * DAY)
    vi.advanceTimersByTime(40 * DAY - 1)
    expect(due).toEqual([])
    vi.advanceTimersByTime(1)
    expect(due).toEqual(['a'])
  })

  it('follows a clock that is set, within half a minute', () => {
    scheduler.set('a', Date.now() + 10 * DAY)
    set = 10 * DAY
    vi.advanceTimersByTime(30_000)
    expect(due).toEqual(['a'])
    scheduler.set('b', Date.now() + set + 60_000)
    set = -DAY
    vi.advanceTimersByTime(10 * DAY)
    expect(due).toEqual(['a'])
    vi.advanceTimersByTime(DAY + 60_000)
    expect(due).toEqual(['a', 'b'])
  })

  it('forgets what is taken back, and calls at once for what was due before it was told', () => {
    scheduler.set('a', Date.now() + 1_000)
    scheduler.set('a', null)
    scheduler.set('b', Date.now() - DAY)
    vi.advanceTimersByTime(0)
    expect(due).toEqual(['b'])
    vi.advanceTimersByTime(DAY)
    expect(due).toEqual(['b'])
  })
})
