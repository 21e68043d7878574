import { type ComparedText, likeness } from './ComparedText.ts'
import type { Pair } from './alignBlocks.ts'

/** Neighbouring blocks that went from one place to another together, such as a section. */
export type Move = readonly Pair[]

/** What is shorter, in UTF-16 units, is written anew rather than moved. */
const LEAST_MOVED = 20
/** Beside a block that moved word by word, one that shares as much moved with it. */
const LEAST_LIKE = 0.5

/** What moved, of the blocks that found no partner in order. `kept` are the pairs that did. */
export function movedBlocks(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
  kept: readonly Pair[],
): readonly Move[] {
  const taken = new Set(kept.map(([at]) => at))
  const takenAfter = new Set(kept.map(([, at]) => at))
  const places = freePlaces(before, taken)
  const placesAfter = freePlaces(after, takenAfter)
  const isFree = (at: number, atAfter: number): boolean =>
    at in before && atAfter in after && !taken.has(at) && !takenAfter.has(atAfter)
  const moves: Move[] = []
  for (const [text, atAfter] of placesAfter) {
    const at = places.get(text)
    if (text === '' || atAfter === null || at === undefined || at === null || !isFree(at, atAfter)) continue
    const move: Pair[] = [[at, atAfter]]
    for (const step of [-1, 1]) {
      for (let far = step; isFree(at + far, atAfter + far); far += step) {
        const [one, other] = [before[at + far]!, after[atAfter + far]!]
        if (one.text !== other.text && likeness(one, other) < LEAST_LIKE) break
        move.push([at + far, atAfter + far])
      }
    }
    if (move.reduce((sum, [from]) => sum + before[from]!.text.length, 0) < LEAST_MOVED) continue
    moves.push(move.toSorted((left, right) => left[0] - right[0]))
    for (const [from, to] of move) {
      taken.add(from)
      takenAfter.add(to)
    }
  }
  return moves
}

/** Where each text stands among the blocks that are free; null for more than once. */
function freePlaces(
  blocks: readonly ComparedText[],
  taken: ReadonlySet<number>,
): ReadonlyMap<string, number | null> {
  const places = new Map<string, number | null>()
  for (const [at, { text }] of blocks.entries()) {
    if (!taken.has(at)) places.set(text, places.has(text) ? null : at)
  }
  return places
}
