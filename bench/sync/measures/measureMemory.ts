import { setTimeout as pause } from 'node:timers/promises'
import { type Measure, roomNames } from './Measure.ts'

/** Opened before anything counts: what a server needs once, and memory that it keeps in reserve. */
const FIRST = 50
const COUNTED = 200
/** What an open article that is idle takes: whoever puts such articles away looks around every few seconds. */
const SETTLING_MS = 12_000
const ROOMS = roomNames('history-memory', FIRST + COUNTED)

/** Memory of an article that somebody has open and nobody writes in. */
export const measureMemory: Measure = {
  name: 'memory',
  contestants: () => ['y-websocket', 'hocuspocus', 'stet'],
  rooms: () => ROOMS,
  run: (bench, contestant) =>
    bench.fresh(contestant, async (server) => {
      const open = async (rooms: readonly string[]) => {
        await bench.crowd.call('seat', bench.seating(server, rooms, 1), 'letter')
        await pause(SETTLING_MS)
        return server.memory()
      }
      const before = await open(ROOMS.slice(0, FIRST))
      const after = await open(ROOMS.slice(FIRST))
      return { 'KB per open article': (after - before) / 1024 / COUNTED }
    }),
}
