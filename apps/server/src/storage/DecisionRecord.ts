/** A decision on a suggestion as it was made: for the record, never changed. */
export interface DecisionRecord {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Who decided: a person's id, or the server's. */
  readonly decidedBy: string
  /** `removed`: what was decided under this key counts no longer (undo). */
  readonly verdict: 'accept' | 'reject' | 'open' | 'removed'
  /** Whose suggestion it was: a person's id, or `unknown`. */
  readonly whose: string
  /** The key in `review`, which names the characters, the deletion or the span. */
  readonly what: string
  /**
   * The characters concerned, a break as a line feed, at most the first `RECORDED_TEXT` of them; of a format or kind, what
   * it was as JSON.
   */
  readonly text: string
  /** How many characters and breaks it names; 0 for a format or kind. */
  readonly length: number
}

/** UTF-16 units of text that a record of a decision holds at most. */
export const RECORDED_TEXT = 1_000

/** A record in the order of the commits: `sequence` is that of the update that carried the decision. */
export interface StoredDecisionRecord extends DecisionRecord {
  readonly sequence: number
  /** Which of the update's records, from 0. */
  readonly position: number
  /** Its text was purged; everything else is as it was written. */
  readonly isRemoved: boolean
}

/** What a record takes in memory while it waits, in bytes; rather too much. */
export function sizeOfRecord({ decidedBy, whose, what, text }: DecisionRecord): number {
  return 200 + 2 * (decidedBy.length + whose.length + what.length + text.length)
}
