import type { DecisionSubject, TextRoot, UserId } from '@stet/article'
import type { Change } from './Change.ts'

/** A stretch of one textblock; offsets are UTF-16 units of its text in the view that was read. */
export interface Place {
  readonly root: TextRoot
  /** Which textblock of the root, counted from 0 as `read` lists them. */
  readonly block: number
  readonly from: number
  readonly to: number
  /** The stretch takes in the marker before the block: the break that makes it a block of its own. */
  readonly hasMarker: boolean
}

/** A character, or an item of `spans` or `review`: what it is asked by when that was written. */
export interface WrittenItem {
  readonly client: number
  readonly clock: number
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
  /** The smallest character that comes; where none does, the span that says what goes or changes. */
  readonly firstAt: WrittenItem
}

/**
 * A suggestion that was decided, computed from what the article reads in `history`, whose offsets its places are in. Its
 * `subjects` are what a re-opening names.
 */
export interface DecidedCard extends Card {
  readonly verdict: 'accept' | 'reject'
  readonly decidedBy: UserId
  /** The strongest of the decisions on it. */
  readonly decision: WrittenItem
}
