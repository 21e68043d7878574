import type * as Y from 'yjs'
import type { CharacterState } from './CharacterState.ts'
import type { ClientEntry, WriteMode } from './clients.ts'
import type { Anchor, IdRange, UserId } from './ids.ts'
import type { AnchorEvent, PlacedKind } from './PlacedFormat.ts'
import type { TextRoot } from './roots.ts'
import type { Span } from './spans.ts'

/** A stretch of the queried characters about which everything is the same. */
export interface Segment {
  /** From the first queried character. */
  readonly offset: number
  readonly length: number
  readonly state: CharacterState
}

/** A stored span and who wrote it. */
export interface StoredSpan {
  readonly key: string
  readonly span: Span
  readonly by: UserId
  readonly mode: WriteMode
}

/** What has to be read again because of changes of `clients`, `spans`, `review` and `origins`. */
export interface Touched {
  /** Characters and markers; may overlap, may name some that do not exist (yet). */
  readonly characters: readonly IdRange[]
  /** Places between which formats changed; everything from `s` to `e` (null: the end) has to be read again. */
  readonly stretches: readonly { readonly root: TextRoot; readonly s: Anchor; readonly e: Anchor | null }[]
}

/**
 * Who wrote each character, in which mode, and what was suggested and decided on it: the index over `clients`,
 * `spans`, `review` and `origins` of one document. Built once, then kept by calling `update` from every
 * `afterTransaction`. A query costs what lies in the queried range, not the article.
 *
 * To read a text, walk its items from left to right, deleted ones too, with the open formats in hand:
 * `anchorEvents` of the item tell where formats begin and end (`afterEvent`), `segments` what its characters are
 * (only those that are not deleted), `isShown` whether they stand in the view, `formatsIn` what their formats are.
 */
export declare class Attribution {
  /** Indexes all that `doc` holds. `assumed`: see `assume`. */
  constructor(doc: Y.Doc, assumed?: ReadonlyMap<number, ClientEntry>)

  /** The highest `n` ever seen; never goes back. A new `n` is this + 1. */
  get highestN(): number

  /**
   * Takes in what a transaction changed and says what has to be read again besides the text that it inserted and
   * deleted. Call it from `afterTransaction` (before Yjs merges and collects), once for every transaction.
   */
  update(transaction: Y.Transaction): Touched

  /** Lets a client that `clients` does not know (one's own, offline) read as this entry until it is known. */
  assume(client: number, entry: ClientEntry): Touched

  /** Whose client it is, or `unknown`. */
  userOf(client: number): UserId

  /** In which mode that character was written; an unknown client suggests. */
  modeAt(client: number, clock: number): WriteMode

  /** The state of accepted text of that client with nothing on it: what `segments` means by null. Always the same object. */
  plainState(client: number): CharacterState

  /**
   * The states of the characters `clock` … `clock + length - 1`, in order and without gaps; null if all of them are
   * plain: accepted text of that client with nothing on it.
   */
  segments(client: number, clock: number, length: number): readonly Segment[] | null

  stateAt(client: number, clock: number): CharacterState

  /** Where formats begin and end in these characters, in order; null if nowhere. Ask for deleted items too. */
  anchorEvents(client: number, clock: number, length: number): readonly AnchorEvent[] | null

  /** The kind spans on this marker, those that came with a copy included; null if none. For `kindIn`. */
  kindsAt(client: number, clock: number): readonly PlacedKind[] | null

  /** The span that is stored under this key; undefined if there is none or it is broken. */
  span(key: string): StoredSpan | undefined
}
