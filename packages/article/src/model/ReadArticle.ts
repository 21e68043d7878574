import type { DecidedDeletion, PendingDeletion } from './CharacterState.ts'
import type { CharacterId, IdRange, UserId } from './ids.ts'
import type { Marker } from './markers.ts'
import type { TextRoot } from './roots.ts'
import type { Settlement } from './Ruling.ts'
import type { Format } from './spans.ts'

/** Formats that count for a run of text. */
export interface RunFormats {
  readonly bold?: true
  readonly italic?: true
  readonly link?: string
}

/** A pending change of a format, in `markup`, `history` and `without`. */
export interface FormatChange {
  readonly by: UserId
  readonly format: Format
  readonly on: boolean
  readonly link?: string
  readonly spanKey: string
  /** Of the span; a decision names it. */
  readonly n: number
  /** The item in `spans`: when it was suggested. */
  readonly at: CharacterId
}

/** A pending change of a block's kind, in `markup`, `history` and `without`. */
export interface KindChange {
  readonly by: UserId
  readonly to: Marker
  readonly spanKey: string
  /** Of the span; a decision names it. */
  readonly n: number
  /** The item in `spans`: when it was suggested. */
  readonly at: CharacterId
}

/** A pending format or kind that counts already, because what it is on is pending by the same person: part of that suggestion. */
export interface OwnSpan {
  readonly spanKey: string
  readonly n: number
}

/** A change and the decision on it. */
export interface Decided<Change> {
  readonly change: Change
  readonly ruling: Settlement
}

/** A suggested insertion that was decided. */
export interface DecidedInsertion {
  readonly by: UserId
  /** The key in `origins` of the suggested move that brought it here. */
  readonly move: string | null
  readonly ruling: Settlement
}

/** What was decided about a run or a marker. What is still open is told beside it, as in `markup`. */
export interface ReadHistory<Change> {
  readonly insertion: DecidedInsertion | null
  /** Sorted by person, then span key. */
  readonly deletions: readonly DecidedDeletion[]
  /** Decided changes of a format or kind, sorted by span key, then `n`. */
  readonly changes: readonly Decided<Change>[]
  /** Formats or kinds by whom the insertion is, decided as that was: part of that suggestion. Sorted likewise. */
  readonly own: readonly Decided<OwnSpan>[]
}

/** A maximal run of text about which everything is the same. */
export interface ReadRun {
  readonly text: string
  /** Where the characters are stored, in order; their lengths add up to `text.length`. */
  readonly ids: readonly IdRange[]
  /** Who wrote it (through copies), or `unknown`. */
  readonly author: UserId
  readonly formats: RunFormats
  /** Kinds of spans that this version does not know, sorted. */
  readonly unknown: readonly string[]
  /** Whose pending insertion it is. */
  readonly insertion: UserId | null
  /** Whose pending deletions cover it, sorted. */
  readonly deletions: readonly UserId[]
  /** The same, one by one: sorted by person, then span key. */
  readonly strikes: readonly PendingDeletion[]
  /** The key in `origins` of the pending move that brings it here. */
  readonly move: string | null
  readonly changes: readonly FormatChange[]
  /** Sorted by span key. */
  readonly own: readonly OwnSpan[]
  /** `final` shows another copy of it instead; told in `markup` and `history`. */
  readonly isSuperseded: boolean
  /** What was decided about it, in `history`; else null. */
  readonly history: ReadHistory<FormatChange> | null
}

/** A textblock: a one-line field has exactly one; `body` and `details` have one a marker, and one before the first if text stands there. */
export interface ReadBlock {
  /** The stored marker's id; null for a field and for text before the first marker. */
  readonly id: CharacterId | null
  /** What the block is (after kind spans). `{k:'p'}` where no marker is; fields too. */
  readonly marker: Marker
  readonly author: UserId
  readonly insertion: UserId | null
  readonly deletions: readonly UserId[]
  readonly strikes: readonly PendingDeletion[]
  readonly move: string | null
  /** The strongest pending change of the kind. */
  readonly kindChange: KindChange | null
  /** All pending changes of the kind, the strongest first. */
  readonly kindChanges: readonly KindChange[]
  /** Sorted by span key. */
  readonly own: readonly OwnSpan[]
  /** `final` shows another copy of its marker instead; false where nothing pending is marked. */
  readonly isSuperseded: boolean
  /** What was decided about its marker, in `history`; else null. */
  readonly history: ReadHistory<KindChange> | null
  readonly runs: readonly ReadRun[]
}

/** What `read` gives: every root as a list of textblocks. */
export type ReadArticle = Readonly<Record<TextRoot, readonly ReadBlock[]>>
