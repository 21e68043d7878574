import type { Measured } from '../measuring/Measured.ts'
import { ATTACKS } from './clients/attacks.ts'
import { type Contestant } from './servers/contestants.ts'

/** A figure that is to be reached, and how it comes out of what was measured of a server. */
export interface Figure {
  readonly name: string
  readonly atMost: number
  /** The measure that it needs. */
  readonly measure: string
  readonly of: (measured: Measured, contestant: Contestant) => number
  /** Those that have it, beside Stet. */
  readonly peers: readonly Contestant[]
}

/** The name under which a quantity of a measure is kept. */
export function quantityOf(contestant: Contestant, measure: string, quantity: string): string {
  return `${measure}, ${contestant}: ${quantity}`
}

type Of = Figure['of']

const PEERS: readonly Contestant[] = ['y-websocket', 'hocuspocus']
const PROCESSOR = 'processor, µs per update received'

const plain =
  (measure: string, quantity: string): Of =>
  (measured, contestant) =>
    measured.value(quantityOf(contestant, measure, quantity))

const over =
  (reference: Contestant, measure: string, quantity: string): Of =>
  (measured, contestant) =>
    measured.ratio(quantityOf(contestant, measure, quantity), quantityOf(reference, measure, quantity))

const overBestPeer =
  (measure: string): Of =>
  (measured, contestant) =>
    plain(measure, PROCESSOR)(measured, contestant) /
    Math.min(...PEERS.map((peer) => plain(measure, PROCESSOR)(measured, peer)))

/** All figures of the sync server, in the order of the table. */
export const FIGURES: readonly Figure[] = [
  {
    name: '1 article, 50 clients × 5/s, CPU per update received ÷ raw',
    atMost: 0.5,
    measure: 'article',
    of: over('raw', 'article', PROCESSOR),
    peers: PEERS,
  },
  {
    name: 'the same ÷ the better of the peers',
    atMost: 0.33,
    measure: 'article',
    of: overBestPeer('article'),
    peers: [],
  },
  {
    name: '200 articles × 4 writers × 2/s, CPU per update received ÷ raw',
    atMost: 0.95,
    measure: 'newsroom',
    of: over('raw', 'newsroom', PROCESSOR),
    peers: PEERS,
  },
  {
    name: 'the same ÷ the better of the peers',
    atMost: 0.43,
    measure: 'newsroom',
    of: overBestPeer('newsroom'),
    peers: [],
  },
  {
    name: 'awareness, 50 × 5/s, CPU per state received ÷ raw',
    atMost: 0.4,
    measure: 'awareness',
    of: over('raw', 'awareness', PROCESSOR),
    peers: PEERS,
  },
  {
    name: 'memory per open, idle article (800 words, 6,000 updates, one client), KB',
    atMost: 60,
    measure: 'memory',
    of: plain('memory', 'KB per open article'),
    peers: PEERS,
  },
  {
    name: 'cold load of that article, CPU ÷ Hocuspocus',
    atMost: 0.2,
    measure: 'coldload',
    of: over('hocuspocus', 'coldload', 'processor of a cold load, ms'),
    peers: ['hocuspocus'],
  },
  {
    name: '2,000 idle connections, KB each ÷ raw',
    atMost: 1.5,
    measure: 'connections',
    of: over('raw', 'connections', 'KB per idle connection'),
    peers: PEERS,
  },
  {
    name: 'delay p50, 4 writers × 5/s ÷ raw',
    atMost: 1.5,
    measure: 'latency',
    of: over('raw', 'latency', 'delay p50, ms'),
    peers: PEERS,
  },
  {
    name: 'durable answer p50, 4 writers × 5/s, ms',
    atMost: 35,
    measure: 'latency',
    of: plain('latency', 'durable answer p50, ms'),
    peers: [],
  },
  {
    name: 'durable answer p99, 4 writers × 5/s, ms',
    atMost: 150,
    measure: 'latency',
    of: plain('latency', 'durable answer p99, ms'),
    peers: [],
  },
  {
    name: 'stalled reader while 100 MB are written, MiB more',
    atMost: 8,
    measure: 'stalled',
    of: plain('stalled', 'stalled reader, MiB more'),
    peers: ['raw', ...PEERS],
  },
  {
    name: 'the others’ delay p50 beside a stalled reader ÷ before',
    atMost: 1.2,
    measure: 'stalled',
    of: (measured, contestant) =>
      measured.ratio(
        quantityOf(contestant, 'stalled', 'others beside a stalled reader, delay p50, ms'),
        quantityOf(contestant, 'stalled', 'others, delay p50, ms'),
      ),
    peers: ['raw', ...PEERS],
  },
  {
    name: 'a pair’s delay p99 beside the worst class of attacks, ms above that without',
    atMost: 50,
    measure: 'attacks',
    of: (measured, contestant) => {
      const p99 = (what: string) => plain('attacks', `${what}, delay p99, ms`)(measured, contestant)
      return Math.max(...ATTACKS.map(p99)) - p99('without')
    },
    peers: [],
  },
]
