import { type DecisionSubject, type IdRange, mergeRanges } from '@stet/article'
import type { Part } from './Part.ts'

/**
 * What a run is decided by: the characters, deletion by deletion, and the formats and kinds that already count on them,
 * unless those are a card of their own (`isApart`).
 */
export function subjectsOfParts(
  parts: readonly Part[],
  isApart: (span: string) => boolean,
): readonly DecisionSubject[] {
  const inserted: IdRange[] = []
  const struck = new Map<string, IdRange[]>()
  const spans = new Map<string, DecisionSubject>()
  for (const { token, wish } of parts) {
    if (wish.comes) inserted.push(...token.ids)
    for (const { spanKey, n } of wish.own) {
      const name = spanName(spanKey, n)
      if (!isApart(name)) spans.set(name, { about: 'format', spanKey, n })
    }
    for (const { spanKey } of wish.strikes) {
      const ranges = struck.get(spanKey) ?? []
      struck.set(spanKey, ranges)
      ranges.push(...token.ids)
    }
  }
  return [
    ...mergeRanges(inserted).map((range): DecisionSubject => ({ about: 'insertion', range })),
    ...[...struck].flatMap(([spanKey, ranges]) =>
      mergeRanges(ranges).map((range): DecisionSubject => ({ about: 'deletion', spanKey, range })),
    ),
    ...spans.values(),
  ]
}

/** A span as it is with that number. */
export function spanName(spanKey: string, n: number): string {
  return `${spanKey}@${n}`
}
