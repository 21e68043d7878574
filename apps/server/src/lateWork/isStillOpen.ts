import { parseSpanKey, type DecisionSubject, type IdRange } from '@stet/article'
import type { Card } from '@stet/tracked-changes'
import type { LateRecord } from '../storage/LateRecord.ts'

/** Whether some of what came late is still to be decided: a card names a character of it, or a span that came with it. */
export function isStillOpen(
  { ids, spans }: Pick<LateRecord, 'ids' | 'spans'>,
  cards: readonly Card[],
): boolean {
  const keys = new Set(spans)
  const isOf = (subject: DecisionSubject): boolean => {
    if (subject.about === 'insertion') return overlaps(ids, subject.range)
    if (keys.has(subject.spanKey)) return true
    const written = parseSpanKey(subject.spanKey)
    return written !== undefined && overlaps(ids, [written.client, written.sequence, 1])
  }
  return cards.some(({ subjects }) => subjects.some(isOf))
}

function overlaps(ranges: readonly IdRange[], [client, clock, length]: IdRange): boolean {
  return ranges.some(([of, from, size]) => of === client && from < clock + length && clock < from + size)
}
