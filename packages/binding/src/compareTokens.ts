import { isHighHalf, isLowHalf } from './surrogateHalves.ts'
import { isSameToken, type TokenSequence } from './TokenSequence.ts'

/** `head` tokens are the same in both, then `fromA`..`toA` became `fromB`..`toB`, the rest is the same again. */
export interface Compared {
  readonly head: number
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * Compares from the end first: a new marker at the start of a block goes before the block's own, which stays with its
 * text. Two markers that differ in kind are one that changed, if `pair` says so.
 */
export function compareTokens(
  before: TokenSequence,
  after: TokenSequence,
  pair: (at: number, otherAt: number) => boolean,
): Compared {
  let [endA, endB] = [before.length, after.length]
  while (endA > 0 && endB > 0 && isSameToken(before, endA - 1, after, endB - 1)) {
    endA -= 1
    endB -= 1
  }
  let start = 0
  while (start < endA && start < endB) {
    if (!isSameToken(before, start, after, start)) {
      if (!before.isMarker(start) || !after.isMarker(start) || !pair(start, start)) break
    }
    start += 1
  }
  while (start > 0 && (cutsPair(before, start) || cutsPair(after, start))) start -= 1
  while (endA < before.length && (cutsPair(before, endA) || cutsPair(after, endB))) {
    endA += 1
    endB += 1
  }
  // What was put between the halves of a pair goes behind it.
  if (endA - start === 2 && endB - start > 2 && cutsPair(before, start + 1)) {
    const isTorn =
      before.unitAt(start) === unitOf(after, start) && before.unitAt(start + 1) === unitOf(after, endB - 1)
    if (isTorn) return { head: start, fromA: endA, toA: endA, fromB: start + 1, toB: endB - 1 }
  }
  return { head: start, fromA: start, toA: endA, fromB: start, toB: endB }
}

function unitOf(tokens: TokenSequence, at: number): number {
  return tokens.isMarker(at) ? -1 : tokens.unitAt(at)
}

function cutsPair(tokens: TokenSequence, at: number): boolean {
  if (at === 0 || at >= tokens.length || tokens.isMarker(at - 1) || tokens.isMarker(at)) return false
  return isHighHalf(tokens.unitAt(at - 1)) && isLowHalf(tokens.unitAt(at))
}
