import type { CharacterId, UserId } from './ids.ts'
import type { Verdict } from './review.ts'

/** A decision as it counts for something: of several the one with the highest `n`, ties by key. Compare by identity. */
export interface Ruling<V extends Verdict = Verdict> {
  readonly verdict: V
  readonly n: number
  /** The key in `review`. */
  readonly key: string
  /** Who decided: the person of the client that wrote it. */
  readonly by: UserId
  /** The item in `review`. */
  readonly at: CharacterId
}

/** A decision that stands: it was not re-opened. */
export type Settlement = Ruling<'accept' | 'reject'>

/** The decision if it stands, else null. */
export function settled(ruling: Ruling | null | undefined): Settlement | null {
  return ruling && isSettlement(ruling) ? ruling : null
}

function isSettlement(ruling: Ruling): ruling is Settlement {
  return ruling.verdict !== 'open'
}
