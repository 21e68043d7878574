import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import { copyAt, type CopyLanes, type CopyRange, firstBehind } from './CopyRange.ts'
import { lifeCuts } from './lifeCuts.ts'
import type { SourceFormats } from './SourceFormats.ts'
import type { SpanIndex } from './SpanIndex.ts'

/** What copies are read with. */
export interface CopySurroundings {
  readonly doc: Y.Doc
  readonly clients: ClientBook
  readonly spans: SpanIndex
  readonly sourceFormats: SourceFormats
}

/**
 * The copy that a copy was made of, if its source is one: only an older copy (lower `n`) is followed, so that no
 * chain is circular.
 */
export function olderCopyAt(lanes: CopyLanes, range: CopyRange, sourceClock: number): CopyRange | undefined {
  const source = copyAt(lanes, range.sourceClient, sourceClock)
  return source && source.n < range.n ? source : undefined
}

/**
 * Where each copy has to be cut (sorted clocks, its ends included) so that within a part everything is the same for
 * all its characters, along its chain of sources, and for every other copy of the same characters.
 */
export function cutCopies(lanes: CopyLanes, around: CopySurroundings): Map<CopyRange, readonly number[]> {
  const ranges = [...lanes.values()].flat().toSorted((left, right) => left.n - right.n)
  const cuts = new Map(ranges.map((range) => [range, ownCuts(range, around)]))
  const plainCuts = new Map<number, Set<number>>()
  for (const range of ranges.toReversed()) {
    const shift = range.sourceFrom - range.from
    for (const clock of cuts.get(range) ?? []) {
      const source = olderCopyAt(lanes, range, clock + shift)
      if (source) cuts.get(source)?.add(clock + shift)
      else addTo(plainCuts, range.sourceClient, clock + shift)
    }
  }
  const plain = new Map([...plainCuts].map(([client, clocks]) => [client, sorted(clocks)]))
  const result = new Map<CopyRange, readonly number[]>()
  for (const range of ranges) {
    const own = cuts.get(range) ?? new Set()
    const shift = range.sourceFrom - range.from
    const add = (clock: number): void => {
      if (clock - shift > range.from && clock - shift < range.to) own.add(clock - shift)
    }
    const sourceTo = range.to + shift
    const sources = lanes.get(range.sourceClient) ?? []
    const cutsOfPlain = plain.get(range.sourceClient) ?? []
    const addPlain = (from: number, to: number): void => {
      for (const clock of between(cutsOfPlain, from, to)) add(clock)
    }
    let followedTo = range.sourceFrom
    for (let index = firstBehind(sources, range.sourceFrom); index < sources.length; index += 1) {
      const source = sources[index]
      if (!source || source.from >= sourceTo) break
      add(source.from)
      add(source.to)
      if (source.n >= range.n) continue
      // Where a source is followed, what cuts those who do not follow it cuts nobody else: the source is whole there.
      addPlain(followedTo, source.from)
      for (const clock of result.get(source) ?? []) add(clock)
      followedTo = source.to
    }
    addPlain(followedTo, sourceTo)
    result.set(range, sorted(own))
  }
  return result
}

/** What cuts a copy at its own place or at the place of its source; its ends too. */
function ownCuts(range: CopyRange, { doc, clients, spans, sourceFormats }: CopySurroundings): Set<number> {
  const cuts = new Set<number>([range.from, range.to])
  const { client, from, to, sourceClient, sourceFrom } = range
  const shift = sourceFrom - from
  const add = (clock: number): void => {
    if (clock > from && clock < to) cuts.add(clock)
  }
  for (const [at, move] of [
    [client, 0],
    [sourceClient, shift],
  ] as const) {
    for (const index of [spans.facts, spans.kinds]) {
      for (const hit of index.query(at, from + move, to + move) ?? []) {
        add(hit.from - move)
        add(hit.to - move)
      }
    }
    for (const clock of clients.modeChanges(at, from + move, to + move)) add(clock - move)
  }
  for (const clock of sourceFormats.cuts(sourceClient, sourceFrom, to + shift)) add(clock - shift)
  for (const clock of lifeCuts(doc, client, from, to)) add(clock)
  return cuts
}

function addTo(cuts: Map<number, Set<number>>, client: number, clock: number): void {
  const set = cuts.get(client)
  if (set) set.add(clock)
  else cuts.set(client, new Set([clock]))
}

function sorted(clocks: Iterable<number>): number[] {
  return [...clocks].toSorted((left, right) => left - right)
}

function between(clocks: readonly number[], from: number, to: number): readonly number[] {
  const low = clocks.findIndex((clock) => clock >= from)
  if (low < 0) return []
  const high = clocks.findIndex((clock) => clock > to)
  return clocks.slice(low, high < 0 ? clocks.length : high)
}
