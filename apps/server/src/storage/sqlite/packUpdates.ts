import type { PendingUpdate } from '../CommitQueue.ts'
import type { DecisionRecord } from '../DecisionRecord.ts'
import type { LateRecord } from '../LateRecord.ts'

/** Updates on their way to the worker: one piece of memory that is copied to it at once instead of one by one. */
export interface PackedUpdates {
  readonly ids: readonly string[]
  readonly lengths: readonly number[]
  /** All of them, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What they decide, by their position; those that decide nothing are left out. */
  readonly decisions: ReadonlyMap<number, readonly DecisionRecord[]>
  /** What came late, by the position of its update. */
  readonly late: ReadonlyMap<number, LateRecord>
}

export function packUpdates(updates: readonly PendingUpdate[]): PackedUpdates {
  const bytes = new Uint8Array(updates.reduce((sum, { update }) => sum + update.byteLength, 0))
  const decisions = new Map<number, readonly DecisionRecord[]>()
  const late = new Map<number, LateRecord>()
  let at = 0
  for (const [index, { update, decisions: made, late: came }] of updates.entries()) {
    bytes.set(update, at)
    at += update.byteLength
    if (made.length > 0) decisions.set(index, made)
    if (came) late.set(index, came)
  }
  return {
    ids: updates.map(({ id }) => id),
    lengths: updates.map(({ update }) => update.byteLength),
    bytes,
    decisions,
    late,
  }
}

export function unpackUpdates({
  ids,
  lengths,
  bytes,
  decisions,
  late,
}: PackedUpdates): readonly PendingUpdate[] {
  let end = 0
  return ids.map((id, index) => {
    const start = end
    end += lengths[index] ?? 0
    const update = bytes.subarray(start, end)
    return { id, update, decisions: decisions.get(index) ?? [], late: late.get(index) ?? null }
  })
}
