import type { CharacterState, CopyState, InsertionState, PendingDeletion } from './CharacterState.ts'
import type { WriteMode } from './clients.ts'
import type { CharacterFacts } from './facts.ts'
import type { UserId } from './ids.ts'

export interface WrittenBy {
  readonly mode: WriteMode
  readonly owner: UserId
  readonly author: UserId
}

/** What a character is, from who wrote it and what was suggested and decided on it. Pure. */
export function resolveState(
  { mode, owner, author }: WrittenBy,
  facts: CharacterFacts,
  copy: CopyState | null = null,
): CharacterState {
  const base = insertionState(mode, facts)
  let isWithdrawn = false
  let isGone = base === 'rejected'
  let deletions: PendingDeletion[] | null = null
  for (const [spanKey, { by, move }] of facts.struck) {
    if (base === 'pending' && by === owner) isWithdrawn = true
    else {
      const verdict = facts.rulings.get(spanKey)?.verdict
      if (verdict !== 'accept' && verdict !== 'reject') (deletions ??= []).push({ by, spanKey, move })
    }
  }
  // An accepted deletion holds whatever became of its span.
  for (const { verdict } of facts.rulings.values()) if (verdict === 'accept') isGone = true
  deletions?.sort(compareDeletions)
  return {
    mode,
    base,
    owner,
    author,
    deletions: deletions ?? NO_DELETIONS,
    isWithdrawn,
    isGone,
    isDuplicate: false,
    isDuplicateInFinal: false,
    copy,
  }
}

/** True if two states say the same. */
export function isSameState(left: CharacterState, right: CharacterState): boolean {
  if (left === right) return true
  return (
    left.mode === right.mode &&
    left.base === right.base &&
    left.owner === right.owner &&
    left.author === right.author &&
    left.isWithdrawn === right.isWithdrawn &&
    left.isGone === right.isGone &&
    left.isDuplicate === right.isDuplicate &&
    left.isDuplicateInFinal === right.isDuplicateInFinal &&
    left.deletions.length === right.deletions.length &&
    left.deletions.every((deletion, index) => isSameDeletion(deletion, right.deletions[index])) &&
    isSameCopy(left.copy, right.copy)
  )
}

const NO_DELETIONS: readonly PendingDeletion[] = []

function insertionState(mode: WriteMode, facts: CharacterFacts): InsertionState {
  if (mode === 'edit') return 'accepted'
  const verdict = facts.insertion?.verdict
  if (verdict === 'accept') return 'accepted'
  return verdict === 'reject' ? 'rejected' : 'pending'
}

function compareDeletions(left: PendingDeletion, right: PendingDeletion): number {
  if (left.by !== right.by) return left.by < right.by ? -1 : 1
  return left.spanKey < right.spanKey ? -1 : 1
}

function isSameDeletion(left: PendingDeletion, right: PendingDeletion | undefined): boolean {
  return left.by === right?.by && left.spanKey === right.spanKey && left.move === right.move
}

function isSameCopy(left: CopyState | null, right: CopyState | null): boolean {
  if (left === right) return true
  return (
    left?.key === right?.key &&
    left?.n === right?.n &&
    left?.move === right?.move &&
    left?.kind === right?.kind &&
    isSameList(left?.formats, right?.formats) &&
    isSameList(left?.kinds, right?.kinds)
  )
}

function isSameList(left: readonly unknown[] = [], right: readonly unknown[] = []): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}
