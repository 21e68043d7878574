import { setTimeout as pause } from 'node:timers/promises'
import type { Traffic } from '../clients/Crowd.ts'
import { CONTESTANTS } from '../servers/contestants.ts'
import { type Measure, roomNames } from './Measure.ts'

/** How many write or move, where, and how often each. */
export interface TrafficSettings {
  readonly name: string
  readonly rooms: number
  readonly seatsARoom: number
  readonly kind: Traffic['kind']
  readonly perSecond: number
  /** How long it is measured. */
  readonly seconds: number
}

/** Servers run for weeks: what the first seconds cost them, before their code is compiled, is no part of it. */
const WARM_UP_MS = 20_000
/** What a server does a moment after the last letter belongs to it: Stet stores headline and counts of an article. */
const AFTERWARDS_MS = 1200
/** What the clients are prepared for: on a busy machine everything takes longer. */
const SPARE_SECONDS = 40

/** The processor time of a server for what its clients get to hear of each other, and how late they hear it. */
export function measureTraffic(settings: TrafficSettings): Measure {
  const { name, kind, perSecond, seatsARoom, seconds } = settings
  const rooms = (round: number) => roomNames(`article-${name}-${round}`, settings.rooms)
  return {
    name,
    contestants: () => CONTESTANTS,
    rooms,
    run: async (bench, contestant, round) => {
      const server = bench.running(contestant)
      const { crowd, profiles } = bench
      await crowd.call('seat', bench.seating(server, rooms(round), seatsARoom), 'letter')
      await crowd.call('begin', { kind, perSecond, seconds: seconds + SPARE_SECONDS })
      await pause(WARM_UP_MS)
      await profiles?.begin(server)
      await crowd.call('mark')
      const before = await server.usage()
      await pause(seconds * 1000)
      const report = await crowd.call('end')
      await pause(AFTERWARDS_MS)
      const after = await server.usage()
      await profiles?.end(name, server)
      await crowd.call('leave')
      const processor = after.processor - before.processor
      return {
        'processor, µs per update received': processor / report.received,
        'main thread, part of that': (after.mainThread - before.mainThread) / processor,
        'updates received': report.received,
        ...(kind === 'letters' && { 'delay p50, ms': report.delay.p50, 'delay p99, ms': report.delay.p99 }),
        ...(report.answer && {
          'durable answer p50, ms': report.answer.p50,
          'durable answer p99, ms': report.answer.p99,
        }),
        'clients, part of a processor': report.busy,
      }
    },
  }
}
