import { loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { machine } from '../measuring/machine.ts'
import { Measured } from '../measuring/Measured.ts'
import { quantityOf } from './figures.ts'
import type { Measure } from './measures/Measure.ts'
import { measureAttacks } from './measures/measureAttacks.ts'
import { measureColdLoad } from './measures/measureColdLoad.ts'
import { measureConnections } from './measures/measureConnections.ts'
import { measureMemory } from './measures/measureMemory.ts'
import { measureStalledReader } from './measures/measureStalledReader.ts'
import { measureTraffic } from './measures/measureTraffic.ts'
import { ServerProfiles } from './ServerProfiles.ts'
import { SyncBench } from './SyncBench.ts'
import { figuresTable, valuesTable } from './tables.ts'

/**
 * `npm run bench -- sync [--rounds 3] [--only article,memory] [--profile]`: runs the real server beside others on real
 * sockets, measures what each uses, and prints what was reached beside what was asked. `--profile` tells where the time of
 * the server goes, and costs it some.
 */
const MEASURES: readonly Measure[] = [
  measureTraffic({ name: 'article', rooms: 1, seatsARoom: 50, kind: 'letters', perSecond: 5, seconds: 10 }),
  measureTraffic({ name: 'newsroom', rooms: 200, seatsARoom: 4, kind: 'letters', perSecond: 2, seconds: 10 }),
  measureTraffic({ name: 'awareness', rooms: 1, seatsARoom: 50, kind: 'carets', perSecond: 5, seconds: 10 }),
  measureTraffic({ name: 'latency', rooms: 1, seatsARoom: 4, kind: 'letters', perSecond: 5, seconds: 4 }),
  measureMemory,
  measureColdLoad,
  measureConnections,
  measureStalledReader,
  measureAttacks,
]

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: MEASURES.map(({ name }) => name).join(',') },
    profile: { type: 'boolean', default: false },
  },
})
const ROUNDS = Number(options.rounds)
if (!Number.isInteger(ROUNDS) || ROUNDS < 1) throw new Error(`--rounds is a number, not ${options.rounds}`)
const wanted = options.only.split(',')
const measures = MEASURES.filter(({ name }) => wanted.includes(name))
if (measures.length < wanted.length)
  throw new Error(`--only takes ${MEASURES.map(({ name }) => name).join(', ')}, not ${options.only}`)
const rounds = Array.from({ length: ROUNDS }, (_, at) => at + 1)

console.log('Filling a newsroom, starting the servers …')
const rooms = new Set(rounds.flatMap((round) => measures.flatMap((measure) => measure.rooms(round))))
const bench = await SyncBench.open(
  path.join(import.meta.dirname, '../../dist/bench-sync'),
  [...rooms],
  options.profile ? new ServerProfiles() : null,
)
const measured = new Measured()
const loads: number[] = []
try {
  for (const round of rounds) {
    for (const measure of measures) {
      for (const contestant of measure.contestants(round)) {
        const began = performance.now()
        const quantities = await measure.run(bench, contestant, round)
        for (const [quantity, value] of Object.entries(quantities))
          measured.add(quantityOf(contestant, measure.name, quantity), value)
        loads.push(loadavg()[0] ?? 0)
        const seconds = Math.round((performance.now() - began) / 1000)
        console.log(
          `round ${round} of ${ROUNDS}, ${measure.name}, ${contestant}, ${seconds} s: ${told(quantities)}`,
        )
      }
    }
  }
  const minutes = `${Math.round(performance.now() / 6000) / 10} minutes`
  const busy = `load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`
  console.log(`\n${machine()}, Node ${process.version}, ${ROUNDS} rounds, ${minutes}, ${busy}\n`)
  console.log(`${figuresTable(measured, measures)}\n\n${valuesTable(measured, measures)}`)
  for (const line of bench.profiles?.lines ?? []) console.log(line)
} finally {
  await bench.close()
}

function told(quantities: Readonly<Record<string, number>>): string {
  return Object.entries(quantities)
    .map(([quantity, value]) => `${quantity} ${value.toFixed(2)}`)
    .join('; ')
}
