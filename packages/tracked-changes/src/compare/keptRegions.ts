import type { Pair } from './alignBlocks.ts'
import { ComparedText, likeness } from './ComparedText.ts'

/** Blocks that became each other: one and one, or one that was split, or several that were joined. Ends are not included. */
export interface Region {
  readonly before: Pair
  readonly after: Pair
}

/** How much more like its other self a block has to be together with its neighbour. */
const LEAST_GAIN = 0.1

/** One side of a comparison, and which of its blocks found no partner. */
export interface Side {
  readonly texts: readonly ComparedText[]
  readonly isFree: (at: number) => boolean
}

/** The pairs that were found, each with the neighbours without a partner that its blocks were split into or joined of. */
export function keptRegions(kept: readonly Pair[], before: Side, after: Side): readonly Region[] {
  return kept.map(([at, atAfter]) => {
    const [one, other] = [before.texts[at]!, after.texts[atAfter]!]
    const alone: Region = { before: [at, at + 1], after: [atAfter, atAfter + 1] }
    if (one.text === other.text) return alone
    const split = grown(one, after, atAfter)
    if (split[1] - split[0] > 1) return { ...alone, after: split }
    return { ...alone, before: grown(other, before, at) }
  })
}

/** As many neighbours of a block as make it more like what it is compared with. */
function grown(whole: ComparedText, { texts, isFree }: Side, at: number): Pair {
  let [from, to] = [at, at + 1]
  let best = likeness(whole, texts[at]!)
  for (const step of [1, -1]) {
    for (let next = at + step; isFree(next); next += step) {
      const [low, high] = step > 0 ? [from, next + 1] : [next, to]
      const like = likeness(whole, ComparedText.joined(texts.slice(low, high)))
      if (like < best + LEAST_GAIN) break
      best = like
      ;[from, to] = [low, high]
    }
  }
  return [from, to]
}
