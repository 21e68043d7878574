import type { WriteMode } from './clients.ts'
import type { CharacterId, UserId } from './ids.ts'
import type { CopyKind } from './origins.ts'
import type { PlacedFormat, PlacedKind } from './PlacedFormat.ts'
import type { Settlement } from './Ruling.ts'
import type { View } from './View.ts'

/** Who wrote a character and what was decided on that: accepted text, a pending insertion, or a rejected one. */
export type InsertionState = 'accepted' | 'pending' | 'rejected'

/** A suggested deletion that is still to be decided. */
export interface PendingDeletion {
  readonly by: UserId
  /** The key in `spans` of the deletion span that covers the character (or its source, for a moved copy). */
  readonly spanKey: string
  /** The key in `origins` of the copies, if it is the deleting half of a move. */
  readonly move: string | null
  /** The item in `spans` that wrote the span first: when the deletion was suggested. */
  readonly at: CharacterId
}

/** A suggested deletion that was decided. An accepted one is here also when its span is gone. */
export interface DecidedDeletion {
  readonly by: UserId
  readonly spanKey: string
  readonly move: string | null
  /** The item in `spans` that wrote the span first; the decision where the span is gone. */
  readonly at: CharacterId
  readonly ruling: Settlement
}

/** What a copied character brings from its source. */
export interface CopyState {
  readonly kind: CopyKind
  /** The key in `origins`. */
  readonly key: string
  /** The key in `origins` of the suggested move that brought it, or its source, to where it was; null for none. */
  readonly move: string | null
  readonly n: number
  /** Formats that came with it; at its own place only formats with a higher `n` count. */
  readonly formats: readonly PlacedFormat[]
  /** Kinds that came with it, if it is a marker; those at its own place count too. */
  readonly kinds: readonly PlacedKind[]
}

/** Everything that is known about a character besides its text, place and formats. Immutable; may be shared. */
export interface CharacterState {
  readonly mode: WriteMode
  readonly base: InsertionState
  /** Whose insertion it is: the person who suggested it (through moves), else who wrote it. */
  readonly owner: UserId
  /** Who wrote it first (through every kind of copy). */
  readonly author: UserId
  /** Sorted by person, then span key; without those that withdraw the character. */
  readonly deletions: readonly PendingDeletion[]
  /** A pending insertion that its own author took back: shown nowhere. */
  readonly isWithdrawn: boolean
  /** Rejected, or under an accepted deletion: shown nowhere. */
  readonly isGone: boolean
  /** Another copy of the same character is shown instead in `original`, `markup` and `without`. */
  readonly isDuplicate: boolean
  /** Another copy of the same character is shown instead in `final`. */
  readonly isDuplicateInFinal: boolean
  readonly copy: CopyState | null
  /** What was decided on the insertion; null while that is open, and for what was written in edit mode. */
  readonly ruling: Settlement | null
  /** Sorted by person, then span key. */
  readonly decidedDeletions: readonly DecidedDeletion[]
  /** `history` shows it also where `markup` does not: an accepted insertion, or what would be shown if nothing were decided. */
  readonly isKept: boolean
}

/** True if a character in this state stands in the text as this view shows it. */
export function isShown(state: CharacterState, view: View): boolean {
  if (view === 'history') return state.isKept || isShown(state, 'markup')
  if (state.isGone || state.isWithdrawn) return false
  if (view === 'final') return !state.isDuplicateInFinal && state.deletions.length === 0
  if (state.isDuplicate) return false
  if (view === 'original') return state.base === 'accepted'
  if (view === 'markup') return true
  return state.base === 'accepted' || state.owner !== view.without
}

/** Whose pending insertion this view marks it as, or null. */
export function insertionIn(state: CharacterState, view: View): UserId | null {
  if (state.base !== 'pending' || view === 'original' || view === 'final') return null
  return state.owner
}

const NOBODY: readonly UserId[] = []
const NOT_STRUCK: readonly PendingDeletion[] = []

/** The pending deletions that this view marks it with, sorted by person, then span key. */
export function strikesIn(state: CharacterState, view: View): readonly PendingDeletion[] {
  const { deletions } = state
  if (deletions.length === 0 || view === 'original' || view === 'final') return NOT_STRUCK
  return typeof view === 'string' ? deletions : deletions.filter(({ by }) => by !== view.without)
}

/** The key in `origins` of the suggested move that brings it here, if this view marks it as a pending insertion; else null. */
export function moveIn(state: CharacterState, view: View): string | null {
  return insertionIn(state, view) === null ? null : (state.copy?.move ?? null)
}

/** True if `final` shows another copy of it instead. Said where everybody's suggestions are marked: it takes all of them. */
export function isSupersededIn(state: CharacterState, view: View): boolean {
  return state.isDuplicateInFinal && (view === 'markup' || view === 'history')
}

/** Whose pending deletions this view marks it with, sorted, each person once. */
export function deletionsIn(state: CharacterState, view: View): readonly UserId[] {
  if (state.deletions.length === 0 || view === 'original' || view === 'final') return NOBODY
  const people: UserId[] = []
  for (const { by } of state.deletions) {
    if (by === people.at(-1) || (typeof view === 'object' && view.without === by)) continue
    people.push(by)
  }
  return people
}
