import { type DecisionSubject, type IdRange, mergeRanges, type UserId } from '@stet/article'
import type { Token } from './tokens.ts'

/**
 * What one person's insertions and deletions are decided by: the characters, deletion by deletion, and the formats and
 * kinds that already count on them, unless those are a card of their own (`isApart`).
 */
export function subjectsOfText(
  tokens: readonly Token[],
  by: UserId,
  isApart: (spanKey: string) => boolean,
): readonly DecisionSubject[] {
  const inserted: IdRange[] = []
  const struck = new Map<string, IdRange[]>()
  const spans = new Map<string, number>()
  for (const { insertion, strikes, ids, own } of tokens) {
    if (insertion === by) {
      inserted.push(...ids)
      for (const { spanKey, n } of own) if (!isApart(spanKey)) spans.set(spanKey, n)
    }
    for (const strike of strikes) {
      if (strike.by !== by) continue
      const ranges = struck.get(strike.spanKey) ?? []
      struck.set(strike.spanKey, ranges)
      ranges.push(...ids)
    }
  }
  return [
    ...mergeRanges(inserted).map((range): DecisionSubject => ({ about: 'insertion', range })),
    ...[...struck].flatMap(([spanKey, ranges]) =>
      mergeRanges(ranges).map((range): DecisionSubject => ({ about: 'deletion', spanKey, range })),
    ),
    ...[...spans].map(([spanKey, n]): DecisionSubject => ({ about: 'format', spanKey, n })),
  ]
}

/** The smallest character that comes; where none does, the smallest that goes, with the deletion that says so. */
export function idOf(tokens: readonly Token[], by: UserId): string {
  const first = smallest(tokens.filter(({ insertion }) => insertion === by))
  if (first !== null) return first
  const struck = tokens.flatMap(({ strikes }) => strikes).find((strike) => strike.by === by)
  return `${struck?.spanKey ?? ''}/${smallest(tokens) ?? ''}`
}

function smallest(tokens: readonly Token[]): string | null {
  let least: IdRange | null = null
  for (const range of tokens.flatMap(({ ids }) => ids)) {
    const isLess = !least || range[0] < least[0] || (range[0] === least[0] && range[1] < least[1])
    if (isLess) least = range
  }
  return least && `${least[0]}:${least[1]}`
}
