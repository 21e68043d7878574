import type { FindMatch } from './DocumentSearch.ts'

/**
 * Matches in reading order, none over another. Kept as bare numbers: a key in an article with very many of them has to
 * move all that stand behind it.
 */
export class MatchList implements Iterable<FindMatch> {
  static readonly none = new MatchList(new Int32Array())
  /** `from` and `to` of each, one after the other. */
  readonly #positions: Int32Array

  private constructor(positions: Int32Array) {
    this.#positions = positions
  }

  static of(matches: readonly FindMatch[]): MatchList {
    return matches.length === 0 ? MatchList.none : new MatchList(Int32Array.from(flat(matches)))
  }

  get length(): number {
    return this.#positions.length / 2
  }

  at(index: number): FindMatch | undefined {
    const from = this.#positions[2 * index]
    const to = this.#positions[2 * index + 1]
    return from === undefined || to === undefined ? undefined : { from, to }
  }

  slice(first: number, last: number): FindMatch[] {
    const matches: FindMatch[] = []
    for (let index = first; index < Math.min(last, this.length); index += 1) {
      const match = this.at(index)
      if (match) matches.push(match)
    }
    return matches
  }

  *[Symbol.iterator](): Iterator<FindMatch> {
    yield* this.slice(0, this.length)
  }

  /** The index of the first match that begins at a position or behind it; the number of matches if none does. */
  firstFrom(position: number): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#positions[2 * middle] ?? 0) < position) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The index of the match that is exactly this stretch; -1 for none. */
  indexOf({ from, to }: FindMatch): number {
    const index = this.firstFrom(from)
    const match = this.at(index)
    return match?.from === from && match.to === to ? index : -1
  }

  /** With other matches in the place of those from `first` to before `last`, and those behind them moved. */
  replaced(first: number, last: number, matches: readonly FindMatch[], shift: number): MatchList {
    const behind = this.#positions.subarray(2 * last)
    const positions = new Int32Array(2 * (first + matches.length) + behind.length)
    positions.set(this.#positions.subarray(0, 2 * first))
    positions.set(flat(matches), 2 * first)
    const start = 2 * (first + matches.length)
    for (let at = 0; at < behind.length; at += 1) positions[start + at] = (behind[at] ?? 0) + shift
    return new MatchList(positions)
  }
}

function flat(matches: readonly FindMatch[]): number[] {
  return matches.flatMap(({ from, to }) => [from, to])
}
