import { setTimeout as pause } from 'node:timers/promises'
import { CONTESTANTS } from '../servers/contestants.ts'
import { type Measure, roomNames } from './Measure.ts'

const ROOMS = roomNames('article-idle', 20)
const SEATS_A_ROOM = 100
const SETTLING_MS = 1500

/** Memory of a connection on which nobody says anything. */
export const measureConnections: Measure = {
  name: 'connections',
  contestants: () => CONTESTANTS,
  rooms: () => ROOMS,
  run: (bench, contestant) =>
    bench.fresh(contestant, async (server) => {
      const open = async (seatsARoom: number) => {
        await bench.crowd.call('seat', bench.seating(server, ROOMS, seatsARoom), 'letter')
        await pause(SETTLING_MS)
        return server.memory()
      }
      const before = await open(1)
      const after = await open(SEATS_A_ROOM)
      return { 'KB per idle connection': (after - before) / 1024 / (ROOMS.length * SEATS_A_ROOM) }
    }),
}
