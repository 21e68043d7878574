import type * as Y from 'yjs'
import { Attribution } from './Attribution.ts'
import { SERVER_USER, UNKNOWN_USER } from './clients.ts'
import { copiesIn } from './copiesIn.ts'
import { copyAt, type CopyLanes } from './CopyRange.ts'
import type { IdRange, UserId } from './ids.ts'
import { liveStretches } from './liveRanges.ts'
import { RangeIndex } from './RangeIndex.ts'
import { standsInPlace } from './standsInPlace.ts'

/**
 * Whose characters and markers stand in what `original` reads and did not stand there before, with their number; `before` is
 * what `liveRanges` gave then. A copy counts for who wrote what it is a copy of, and for who made it: characters can be put
 * together to any sentence. Only deleted text that was put back where it stood is nobody's but its author's, and nothing new
 * if it stood there before. The server and unknown clients are nobody.
 */
export function newWriters(doc: Y.Doc, before: readonly IdRange[]): ReadonlyMap<UserId, number> {
  const attribution = new Attribution(doc)
  const earlier = new RangeIndex<true>()
  for (const range of before) earlier.add(range, true)
  const { lanes } = copiesIn(doc)
  const counts = new Map<UserId, number>()
  const count = (length: number, ...people: readonly UserId[]) => {
    for (const person of new Set(people)) {
      if (length > 0 && person !== SERVER_USER && person !== UNKNOWN_USER)
        counts.set(person, (counts.get(person) ?? 0) + length)
    }
  }
  for (const { range, state } of liveStretches(doc, attribution)) {
    const maker = attribution.userOf(range[0])
    for (const part of partsOf(lanes, range)) {
      const length = part[2] - known(earlier, part)
      if (length === 0) continue
      const root = copyAt(lanes, part[0], part[1]) ? standsInPlace(doc, lanes, part) : null
      if (root) count(part[2] - known(earlier, root), state.author)
      else count(length, state.author, state.owner, maker)
    }
  }
  return counts
}

/** How many of these characters the index has. */
function known(index: RangeIndex<true>, [client, clock, length]: IdRange): number {
  const hits = index.query(client, clock, clock + length) ?? []
  return hits.reduce((sum, { from, to }) => sum + Math.min(to, clock + length) - Math.max(from, clock), 0)
}

/** A range cut where copies begin and end. */
function partsOf(lanes: CopyLanes, [client, clock, length]: IdRange): readonly IdRange[] {
  const end = clock + length
  const cuts = new Set([clock, end])
  for (const { from, to } of lanes.get(client) ?? []) {
    if (from > clock && from < end) cuts.add(from)
    if (to > clock && to < end) cuts.add(to)
  }
  const sorted = [...cuts].toSorted((left, right) => left - right)
  return sorted.slice(1).map((to, index) => [client, sorted[index] ?? to, to - (sorted[index] ?? to)])
}
