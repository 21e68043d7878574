import type { DecisionRecord } from '../DecisionRecord.ts'

/** The decisions that one update brought. */
export interface DecisionsOfUpdate {
  readonly link: number
  readonly article: string
  /** Of the update. */
  readonly sequence: number
  readonly records: readonly ChainedDecision[]
}

/** A record as a link is made of it. */
export type ChainedDecision = DecisionRecord & {
  /** What stands for its text; null: the text itself is in the hash, as before version 11 of the store. */
  readonly seal: string | null
}

/**
 * What the hash of a link in the record of decisions is of: one JSON object, in this order of its fields, with the hash of
 * the link before as `previous`. Released: another text would break every chain that exists.
 */
export function decisionText(
  previous: string,
  { link, article, sequence, records }: DecisionsOfUpdate,
): string {
  const decisions = records.map(({ at, decidedBy, verdict, whose, what, text, seal, length }) => {
    return [at, decidedBy, verdict, whose, what, seal === null ? text : { seal }, length]
  })
  return JSON.stringify({ previous, link, article, sequence, decisions })
}
