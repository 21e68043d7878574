import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Attack, ATTACKS } from '../clients/attacks.ts'
import type { AttackCalls } from '../clients/attack.ts'
import { spreadOf } from '../clients/Tally.ts'
import { BenchProcess } from '../processes/BenchProcess.ts'
import type { SyncBench } from '../SyncBench.ts'
import { type Measure, roomNames } from './Measure.ts'

/** The first is attacked. */
const ROOMS = roomNames('article-attacked', 2)
const PAIR = 2
const LETTERS_PER_SECOND = 20
const WARM_UP_MS = 1000
const WITHOUT_MS = 2000
const BESIDE_MS = 6000
/** The last durable answers are asked for a moment after the last letters. */
const AFTERWARDS_MS = 500
/** What the clients are prepared for: on a busy machine everything takes longer. */
const SECONDS = 25

/** The delay of a pair in the article that is attacked and of one elsewhere, without and beside each class of attacks. */
export const measureAttacks: Measure = {
  name: 'attacks',
  contestants: () => ['stet'],
  rooms: () => ROOMS,
  run: async (bench) => {
    const attackers = new BenchProcess<AttackCalls>('the attackers', {
      file: path.join(import.meta.dirname, '../clients/attack.ts'),
    })
    const quantities: Record<string, number> = {}
    const usual: number[] = []
    try {
      for (const attack of ATTACKS) {
        const { without, beside, frames, processor } = await raid(bench, attackers, attack)
        usual.push(...without)
        const { p50, p99 } = spreadOf(beside)
        quantities[`${attack}, frames sent`] = frames
        quantities[`${attack}, part of a processor`] = processor
        quantities[`${attack}, delay p50, ms`] = p50
        quantities[`${attack}, delay p99, ms`] = p99
      }
    } finally {
      await attackers.stop()
    }
    const { p50, p99 } = spreadOf(usual)
    return { 'without, delay p50, ms': p50, 'without, delay p99, ms': p99, ...quantities }
  },
}

/** On a server of its own, because attackers use up their budgets. */
function raid(bench: SyncBench, attackers: BenchProcess<AttackCalls>, attack: Attack) {
  return bench.fresh('stet', async (server) => {
    const { crowd } = bench
    const seating = bench.seating(server, ROOMS, PAIR)
    await crowd.call('seat', seating, 'letter')
    await crowd.call('begin', { kind: 'letters', perSecond: LETTERS_PER_SECOND, seconds: SECONDS })
    await pause(WARM_UP_MS)
    await crowd.call('mark')
    await pause(WITHOUT_MS)
    const without = await crowd.call('takeDelays')
    const before = await server.usage()
    const { frames } = await attackers.call('raid', {
      attack,
      // Those who have no seat: budgets are of a person.
      addresses: seating.people
        .slice(PAIR)
        .map((headers) => ({ port: server.port, path: `/sync/${ROOMS[0]}`, headers })),
      article: seating.article,
      milliseconds: BESIDE_MS,
    })
    const beside = await crowd.call('takeDelays')
    const after = await server.usage()
    await crowd.call('end')
    await pause(AFTERWARDS_MS)
    return { without, beside, frames, processor: (after.processor - before.processor) / (BESIDE_MS * 1000) }
  })
}
