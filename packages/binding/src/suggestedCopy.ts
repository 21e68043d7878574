import {
  type Attribution,
  type CharacterState,
  type IdRange,
  originsRoot,
  parseOrigins,
  storedValue,
  type UserId,
} from '@stet/article'

/** Characters that somebody suggested to move, where they stand now, and what they are copies of. */
export interface SuggestedCopy {
  readonly copy: IdRange
  readonly original: IdRange
  /** The key of the move. */
  readonly move: string
}

/**
 * What of a range in one state this person suggested to move there from where it still stands; null for the rest. In
 * order, without gaps.
 */
export function suggestedCopies(
  attribution: Attribution,
  user: UserId,
  [client, clock, length]: IdRange,
  { base, owner, copy }: CharacterState,
): readonly { readonly range: IdRange; readonly moved: SuggestedCopy | null }[] {
  const isOwn = base === 'pending' && owner === user && copy?.kind === 'move' && copy.move === copy.key
  const stored = isOwn ? storedValue(originsRoot(attribution.doc), copy.key) : undefined
  const entry = stored && isOwn ? parseOrigins(copy.key, stored.value) : undefined
  const parts: { range: IdRange; moved: SuggestedCopy | null }[] = []
  for (let at = clock; at < clock + length;) {
    const pair = entry?.of.find(([to, start, size]) => to === client && start <= at && at < start + size)
    const end = pair ? Math.min(clock + length, pair[1] + pair[2]) : clock + length
    const range: IdRange = [client, at, end - at]
    const original: IdRange | null = pair ? [pair[3], pair[4] + at - pair[1], end - at] : null
    const isStanding =
      original !== null &&
      attribution
        .stateAt(original[0], original[1])
        .deletions.some(({ by, move }) => by === user && move === copy?.key)
    parts.push({ range, moved: isStanding ? { copy: range, original, move: copy!.key } : null })
    at = end
  }
  return parts
}
