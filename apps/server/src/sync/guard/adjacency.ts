import { itemAt } from '@stet/article'
import * as Y from 'yjs'
import type { StructId } from './parseUpdate.ts'

/** What a character was inserted behind; null: nothing. */
export function leftOf(doc: Y.Doc, { client, clock }: StructId): StructId | null {
  const item = itemAt(doc, [client, clock])
  if (item === null || clock > item.id.clock) return { client, clock: clock - 1 }
  return item.origin
}

/** What a character was inserted before; null: nothing. */
export function rightOf(doc: Y.Doc, { client, clock }: StructId): StructId | null {
  return itemAt(doc, [client, clock])?.rightOrigin ?? null
}

/**
 * How many items lie from one character up to another, if something can be inserted between them: the second is later
 * in the list, and nothing between them was known to whoever knew both, which what either was inserted at would have
 * been. Null if it is not so, or not to be seen within `limit` items. Where it is not so, Yjs would put what is inserted
 * at different places on different replicas.
 */
export function gapBetween(doc: Y.Doc, left: StructId, right: StructId, limit: number): number | null {
  const first = itemAt(doc, [left.client, left.clock])
  const last = itemAt(doc, [right.client, right.clock])
  if (first === null || last === null) return null
  const barred = [leftOf(doc, right), rightOf(doc, left)].flatMap((id) => (id === null ? [] : [id]))
  if (first === last) {
    const isBetween = ({ client, clock }: StructId) =>
      client === left.client && clock > left.clock && clock < right.clock
    return left.clock < right.clock && !barred.some(isBetween) ? 0 : null
  }
  const items = new Set(barred.map(({ client, clock }) => itemAt(doc, [client, clock])))
  const isBehindLeft = ({ client, clock }: StructId) =>
    client === left.client && clock > left.clock && clock < first.id.clock + first.length
  const isBeforeRight = ({ client, clock }: StructId) =>
    client === right.client && clock < right.clock && clock >= last.id.clock
  if (barred.some((id) => isBehindLeft(id) || isBeforeRight(id))) return null
  let steps = 1
  for (let item = first.right; item !== null && steps <= limit; item = item.right) {
    if (item === last) return steps
    if (items.has(item)) return null
    steps += 1
  }
  return null
}

/** Whether something can be inserted between these pairs once an update is applied: seen on a copy. */
export function areGapsAfter(
  doc: Y.Doc,
  update: Uint8Array,
  pairs: readonly (readonly [left: StructId, right: StructId])[],
  limit: number,
): boolean {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(copy, update)
    let left = limit
    return pairs.every((pair) => {
      const steps = gapBetween(copy, ...pair, left)
      left -= steps ?? 0
      return steps !== null
    })
  } catch {
    return false
  } finally {
    copy.destroy()
  }
}
