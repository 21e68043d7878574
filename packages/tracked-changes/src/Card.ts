import type { DecisionSubject, TextRoot, UserId } from '@stet/article'
import type { Change } from './Change.ts'

/** A stretch of one textblock; offsets are UTF-16 units of its text in `markup`. */
export interface Place {
  readonly root: TextRoot
  /** Which textblock of the root, counted from 0 as `read` lists them. */
  readonly block: number
  readonly from: number
  readonly to: number
  /** The stretch takes in the marker before the block: the break that makes it a block of its own. */
  readonly hasMarker: boolean
}

/**
 * One suggestion as a reader sees it. Computed from what the article reads in `markup`, never stored; the same for
 * everybody who reads the same.
 */
export interface Card {
  /** Names it among the cards of one reading, and again in the next one as long as its first part is there. */
  readonly id: string
  readonly by: UserId
  readonly change: Change
  /** In reading order, at least one; the first is where the card stands. */
  readonly places: readonly Place[]
  /** What a decision names: exactly what its maker saw. At least one; deciding on some of them would be half a change. */
  readonly subjects: readonly DecisionSubject[]
}
