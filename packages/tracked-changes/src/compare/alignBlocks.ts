import { type ComparedText, likeness } from './ComparedText.ts'

/** The index of a block before and after. */
export type Pair = readonly [before: number, after: number]

/** Blocks that share as much are the same block, rewritten. */
const LEAST_LIKE = 0.5
/** The same where nothing else stands in between. */
const LEAST_LIKE_ALONE = 0.3
/** A word in more blocks than these says little about which is which. */
const MAX_BLOCKS_OF_WORD = 8
/** So many pairs are tried one by one. */
const MAX_TRIED = 400

/** A part of both lists: from `from` up to, not including, `to`. */
interface Range {
  readonly before: Pair
  readonly after: Pair
}

/**
 * Which blocks are the same before and after, rewritten or not, in order: neither index goes back. Costs about as much
 * as there are words, however different the two are.
 */
export function alignBlocks(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
): readonly Pair[] {
  const pairs: Pair[] = []
  const waiting: Range[] = [{ before: [0, before.length], after: [0, after.length] }]
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const { inner, pairs: ends } = trimmed(range, before, after)
    pairs.push(...ends)
    if (isEmpty(inner)) continue
    const anchors = anchorsIn(inner, before, after)
    pairs.push(...anchors)
    if (anchors.length > 0) waiting.push(...gaps(inner, anchors))
    else pairs.push(...triedOneByOne(inner, before, after))
  }
  return pairs.toSorted((left, right) => left[0] - right[0])
}

function isEmpty({ before, after }: Range): boolean {
  return before[0] >= before[1] || after[0] >= after[1]
}

/** Pairs what both begin and end with. */
function trimmed(
  range: Range,
  before: readonly ComparedText[],
  after: readonly ComparedText[],
): { readonly inner: Range; readonly pairs: readonly Pair[] } {
  const pairs: Pair[] = []
  let [start, end] = range.before
  let [startAfter, endAfter] = range.after
  while (start < end && startAfter < endAfter && before[start]?.text === after[startAfter]?.text) {
    pairs.push([start, startAfter])
    start += 1
    startAfter += 1
  }
  while (start < end && startAfter < endAfter && before[end - 1]?.text === after[endAfter - 1]?.text) {
    end -= 1
    endAfter -= 1
    pairs.push([end, endAfter])
  }
  return { inner: { before: [start, end], after: [startAfter, endAfter] }, pairs }
}

/** Blocks that can be told apart from all others: first those with the same text, else those that are most alike. */
function anchorsIn(
  range: Range,
  before: readonly ComparedText[],
  after: readonly ComparedText[],
): readonly Pair[] {
  const same = longestRising(sameTexts(range, before, after))
  return same.length > 0 ? same : longestRising(likeTexts(range, before, after))
}

function sameTexts(
  range: Range,
  before: readonly ComparedText[],
  after: readonly ComparedText[],
): readonly Pair[] {
  const [places, placesAfter] = [placesOf(before, range.before), placesOf(after, range.after)]
  const pairs: Pair[] = []
  for (const [text, at] of placesAfter) {
    const place = places.get(text)
    if (text !== '' && at !== null && place !== undefined && place !== null) pairs.push([place, at])
  }
  return pairs
}

/** Where each text stands; null for more than once. */
function placesOf(blocks: readonly ComparedText[], [from, to]: Pair): ReadonlyMap<string, number | null> {
  const places = new Map<string, number | null>()
  for (let at = from; at < to; at += 1) {
    const { text } = blocks[at]!
    places.set(text, places.has(text) ? null : at)
  }
  return places
}

function likeTexts(
  { before: [from, to], after: [fromAfter, toAfter] }: Range,
  before: readonly ComparedText[],
  after: readonly ComparedText[],
): readonly Pair[] {
  const blocksOf = new Map<number, number[]>()
  for (let at = from; at < to; at += 1) {
    for (const word of before[at]!.words.bag.keys()) {
      const blocks = blocksOf.get(word)
      if (blocks) blocks.push(at)
      else blocksOf.set(word, [at])
    }
  }
  const pairs: Pair[] = []
  for (let at = fromAfter; at < toAfter; at += 1) {
    const shared = new Map<number, number>()
    for (const word of after[at]!.words.bag.keys()) {
      const blocks = blocksOf.get(word) ?? []
      if (blocks.length > MAX_BLOCKS_OF_WORD) continue
      for (const block of blocks) shared.set(block, (shared.get(block) ?? 0) + 1)
    }
    let best: number | null = null
    for (const [block, words] of shared) if (best === null || words > (shared.get(best) ?? 0)) best = block
    if (best !== null && likeness(before[best]!, after[at]!) >= LEAST_LIKE) pairs.push([best, at])
  }
  return pairs
}

/** The most pairs, of those given in order of their second index, of which the first rises too. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = pairs.toSorted((left, right) => left[1] - right[1])
  /** By length of a rising row: the index of the pair that ends the lowest of them. */
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, [first]] of sorted.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[ends[middle]!]![0] < first) low = middle + 1
      else high = middle
    }
    previous.push(ends[low - 1] ?? -1)
    ends[low] = index
  }
  const rising: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) rising.push(sorted[at]!)
  return rising.toReversed()
}

/** What lies between the anchors. */
function gaps({ before, after }: Range, anchors: readonly Pair[]): readonly Range[] {
  const ranges: Range[] = []
  let [from, fromAfter] = [before[0], after[0]]
  for (const [at, atAfter] of [...anchors, [before[1], after[1]] as const]) {
    ranges.push({ before: [from, at], after: [fromAfter, atAfter] })
    ;[from, fromAfter] = [at + 1, atAfter + 1]
  }
  return ranges
}

/** Where words do not tell, each takes the next that is like it. */
function triedOneByOne(
  { before: [from, to], after: [fromAfter, toAfter] }: Range,
  before: readonly ComparedText[],
  after: readonly ComparedText[],
): readonly Pair[] {
  const tried = (to - from) * (toAfter - fromAfter)
  if (tried > MAX_TRIED) return []
  const least = tried === 1 ? LEAST_LIKE_ALONE : LEAST_LIKE
  const pairs: Pair[] = []
  let next = from
  for (let at = fromAfter; at < toAfter; at += 1) {
    for (let candidate = next; candidate < to; candidate += 1) {
      const [one, other] = [before[candidate]!, after[at]!]
      if (one.text !== other.text && likeness(one, other) < least) continue
      pairs.push([candidate, at])
      next = candidate + 1
      break
    }
  }
  return pairs
}
