import { setTimeout as pause } from 'node:timers/promises'
import { median } from '../../measuring/median.ts'
import { type Measure, roomNames } from './Measure.ts'

const ROOMS = roomNames('history-cold', 1)
const RESTARTS = 2
const SETTLING_MS = 300

/** Processor time of a server that was just started for the first one who opens the article. */
export const measureColdLoad: Measure = {
  name: 'coldload',
  contestants: () => ['hocuspocus', 'stet'],
  rooms: () => ROOMS,
  run: async (bench, contestant) => {
    const times: number[] = []
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await bench.fresh(contestant, async (server) => {
        const before = await server.usage()
        await bench.crowd.call('seat', bench.seating(server, ROOMS, 1), 'letter')
        await pause(SETTLING_MS)
        const after = await server.usage()
        times.push((after.processor - before.processor) / 1000)
      })
    }
    return { 'processor of a cold load, ms': median(times) }
  },
}
