import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { LiveSockets } from './LiveSockets.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

class SilentSocket extends EventEmitter {
  isPaused = false
  isCutOff = false
  ping(): void {}
  terminate(): void {
    this.isCutOff = true
  }
}

it('[S42] cuts off who has not answered a ping by the next, unless it is not read: its answer cannot be heard', () => {
  const sockets = new LiveSockets(100, () => {})
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
