import type {
  CharacterState,
  CopyState,
  DecidedDeletion,
  InsertionState,
  PendingDeletion,
} from './CharacterState.ts'
import type { WriteMode } from './clients.ts'
import type { CharacterFacts } from './facts.ts'
import type { UserId } from './ids.ts'
import { settled } from './Ruling.ts'

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
  let isKept = true
  let deletions: PendingDeletion[] | null = null
  let decided: DecidedDeletion[] | null = null
  for (const [spanKey, strike] of facts.struck) {
    if (mode === 'suggest' && base !== 'accepted' && strike.by === owner) isKept = false
    if (base === 'pending' && strike.by === owner) isWithdrawn = true
    else if (!settled(facts.rulings.get(spanKey)?.ruling)) (deletions ??= []).push({ spanKey, ...strike })
  }
  for (const [spanKey, decision] of facts.rulings) {
    const ruling = settled(decision.ruling)
    const strike = facts.struck.get(spanKey)
    // An accepted deletion holds whatever became of its span.
    if (ruling?.verdict === 'accept') isGone = true
    else if (!ruling || !strike) continue
    const { by, move, at } = strike ?? { by: decision.of, move: null, at: ruling.at }
    ;(decided ??= []).push({ by, spanKey, move, at, ruling })
  }
  deletions?.sort(compareDeletions)
  decided?.sort(compareDeletions)
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
    ruling: mode === 'suggest' ? settled(facts.insertion) : null,
    decidedDeletions: decided ?? NONE_DECIDED,
    isKept,
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
    left.ruling === right.ruling &&
    left.isKept === right.isKept &&
    left.decidedDeletions.length === right.decidedDeletions.length &&
    left.decidedDeletions.every((deletion, index) => {
      const other = right.decidedDeletions[index]
      return deletion.ruling === other?.ruling && isSameDeletion(deletion, other)
    }) &&
    isSameCopy(left.copy, right.copy)
  )
}

const NO_DELETIONS: readonly PendingDeletion[] = []
const NONE_DECIDED: readonly DecidedDeletion[] = []

function insertionState(mode: WriteMode, facts: CharacterFacts): InsertionState {
  if (mode === 'edit') return 'accepted'
  const verdict = facts.insertion?.verdict
  if (verdict === 'accept') return 'accepted'
  return verdict === 'reject' ? 'rejected' : 'pending'
}

type Deletion = Omit<PendingDeletion, 'at'>

function compareDeletions(left: Deletion, right: Deletion): number {
  if (left.by !== right.by) return left.by < right.by ? -1 : 1
  return left.spanKey < right.spanKey ? -1 : 1
}

function isSameDeletion(left: Deletion, right: Deletion | undefined): boolean {
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
