import { spreadOf } from '../clients/Tally.ts'
import { CONTESTANTS } from '../servers/contestants.ts'
import { type Measure, roomNames } from './Measure.ts'

const ROOMS = roomNames('article-stalled', 1)
const WRITERS = 4
const READERS = 2
const MEBIBYTE = 1024 * 1024
/** Before anybody stalls: what is in memory while somebody writes at all, deleted text that is kept for comparison included. */
const WARM_UP = 16 * MEBIBYTE
/** When to look, in MiB: often while the first few wait, because a server may cut the reader off then. */
const LOOKS = [4, 8, 12, 16, 20, 40, 60, 80, 100]
/** Every block has pages of its own (in glibc), so what a server lets go of is not in memory any more. */
const ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '65536' }

/** Memory and the others' delay while one reader has stopped reading and 100 MB are written. */
export const measureStalledReader: Measure = {
  name: 'stalled',
  // The others let it grow without bound: once tells that.
  contestants: (round) => (round === 1 ? CONTESTANTS : ['stet']),
  rooms: () => ROOMS,
  run: (bench, contestant) =>
    bench.fresh(
      contestant,
      async (server) => {
        const { crowd } = bench
        await crowd.call('seat', bench.seating(server, ROOMS, WRITERS + READERS), 'block')
        await crowd.call('mark')
        await crowd.call('writeBlocks', WARM_UP / 2, WRITERS)
        const usual = spreadOf(await crowd.call('writeBlocks', WARM_UP / 2, WRITERS))
        const before = await server.memory()
        await crowd.call('stall')
        let most = before
        const delays: number[] = []
        let written = 0
        for (const look of LOOKS) {
          delays.push(...(await crowd.call('writeBlocks', (look - written) * MEBIBYTE, WRITERS)))
          written = look
          most = Math.max(most, await server.memory())
        }
        const stalled = spreadOf(delays)
        return {
          'stalled reader, MiB more': (most - before) / MEBIBYTE,
          'others, delay p50, ms': usual.p50,
          'others beside a stalled reader, delay p50, ms': stalled.p50,
          'others, delay p99, ms': usual.p99,
          'others beside a stalled reader, delay p99, ms': stalled.p99,
        }
      },
      ENVIRONMENT,
    ),
}
