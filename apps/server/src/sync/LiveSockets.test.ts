import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { LiveSockets } from './LiveSockets.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

class SilentSocket extends EventEmitter {
  isPaused = false
  isCutOff = false
  bufferedAmount = 0
  ping(): void {}
  terminate(): void {
    this.isCutOff = true
  }
}

const settings = { heartbeat: 100, maxQueuedBytes: 1_000, readWithin: 200 }

it('[S42] cuts off who has not answered a ping by the next, unless it is not read: its answer cannot be heard', () => {
  const sockets = new LiveSockets({ settings, onBeat: () => {} })
  const [silent, held, answering] = [new SilentSocket(), new SilentSocket(), new SilentSocket()]
  for (const socket of [silent, held, answering]) sockets.add(socket as unknown as WebSocket)
  held.isPaused = true
  answering.ping = () => void answering.emit('pong')
  vi.advanceTimersByTime(500)
  expect([silent, held, answering].map(({ isCutOff }) => isCutOff)).toEqual([true, false, false])
  held.isPaused = false
  vi.advanceTimersByTime(100)
  expect(held.isCutOff).toBe(true)
  sockets.dispose()
})

it('[S42] an answer is waited for longer by what had to be read first, and not at all from who is behind', () => {
  const sockets = new LiveSockets({ settings, onBeat: () => {} })
  const [idle, reading, behind] = [new SilentSocket(), new SilentSocket(), new SilentSocket()]
  for (const socket of [idle, reading, behind]) sockets.add(socket as unknown as WebSocket)
  reading.bufferedAmount = 600
  behind.bufferedAmount = 1_000
  const cutOff = () => [idle, reading, behind].map(({ isCutOff }) => isCutOff)
  vi.advanceTimersByTime(200)
  expect(cutOff()).toEqual([true, false, false])
  vi.advanceTimersByTime(100)
  expect(cutOff()).toEqual([true, false, false])
  vi.advanceTimersByTime(100)
  expect(cutOff()).toEqual([true, true, false])
  vi.advanceTimersByTime(1_000)
  behind.bufferedAmount = 0
  vi.advanceTimersByTime(200)
  expect(behind.isCutOff).toBe(false)
  vi.advanceTimersByTime(100)
  expect(behind.isCutOff).toBe(true)
  sockets.dispose()
})
