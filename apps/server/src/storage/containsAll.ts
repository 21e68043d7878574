import * as Y from 'yjs'

/** Nothing is missing, or what is: in words for a log, without text. */
export type Completeness = { readonly ok: true } | { readonly ok: false; readonly detail: string }

/**
 * Whether a new snapshot may take the place of an old one and its updates: it loads by itself with nothing pending, can
 * be encoded again, and holds every character and every deletion of what it replaces.
 */
export function containsAll(snapshot: Uint8Array, replaced: readonly Uint8Array[]): Completeness {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, snapshot)
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) {
      return { ok: false, detail: 'the new snapshot has gaps' }
    }
    Y.encodeStateAsUpdate(copy)
    const deleted = Y.createDeleteSetFromStructStore(copy.store)
    for (const update of replaced) {
      const missing = missingFrom(copy, deleted, update)
      if (missing !== null) return { ok: false, detail: missing }
    }
    return { ok: true }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? `does not load: ${error.name}` : 'does not load' }
  } finally {
    copy.destroy()
  }
}

function missingFrom(
  copy: Y.Doc,
  deleted: ReturnType<typeof Y.createDeleteSet>,
  update: Uint8Array,
): string | null {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs) {
    const end = struct.id.clock + struct.length
    if (Y.getState(copy.store, struct.id.client) < end) {
      return `characters of client ${struct.id.client} up to ${end} are missing`
    }
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (!isCovered(deleted.clients.get(client) ?? [], clock, clock + len)) {
        return `a deletion of client ${client} at ${clock} is missing`
      }
    }
  }
  return null
}

/** Whether one of the sorted, merged ranges covers all from `from` to `to`. */
function isCovered(ranges: readonly { clock: number; len: number }[], from: number, to: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) return false
    if (range.clock > from) high = middle - 1
    else if (range.clock + range.len <= from) low = middle + 1
    else return range.clock + range.len >= to
  }
  return false
}
