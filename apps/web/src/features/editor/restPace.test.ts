import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { restPace } from './restPace.ts'

beforeEach(() => vi.useFakeTimers({ now: 0 }))
afterEach(() => vi.useRealTimers())

const REST = { restMs: 250, mostMs: 1000 }

it('runs when nothing has changed for a while', () => {
  let changedAt = 0
  const run = vi.fn<() => void>()
  restPace(Date.now, () => changedAt, REST)(run)
  vi.advanceTimersByTime(200)
  changedAt = 200
  vi.advanceTimersByTime(249)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(5000)
  expect(run).toHaveBeenCalledTimes(1)
})

it('waits no longer than the most, however long it goes on changing', () => {
  const run = vi.fn<() => void>()
  restPace(Date.now, Date.now, REST)(run)
  vi.advanceTimersByTime(999)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledTimes(1)
})

it('does not run once it was taken back', () => {
  const run = vi.fn<() => void>()
  const cancel = restPace(Date.now, () => 0, REST)(run)
  vi.advanceTimersByTime(100)
  cancel()
  vi.advanceTimersByTime(5000)
  expect(run).not.toHaveBeenCalled()
})
