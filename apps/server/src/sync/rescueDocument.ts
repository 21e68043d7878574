import { read, toArticleJson } from '@stet/article'
import * as Y from 'yjs'
import type { SalvagedLog, StoredDocument } from '../storage/Store.ts'
import { buildDocument, isEncodable } from './buildDocument.ts'

/** The last good state of a damaged article. */
export interface Rescued {
  /** As one state, with nothing behind it. */
  readonly document: StoredDocument
  /** Whether it is what the damaged snapshot took the place of. */
  readonly isEarlier: boolean
  /** Sequences of the stored updates that are not in it. */
  readonly leftOut: readonly number[]
}

/** Where a state begins, and the updates that follow without a hole. */
interface Beginning {
  readonly isEarlier: boolean
  readonly snapshot: Uint8Array
  readonly updates: readonly Uint8Array[]
}

/**
 * Builds the last good state of what is left of an article: the snapshot, or the one before it, with as many of the updates
 * behind it as load, encode and read. Null if there is none: an article is never answered with nothing.
 */
export function rescueDocument(salvaged: SalvagedLog): Rescued | null {
  const { epoch, rows } = salvaged
  for (const { isEarlier, snapshot, updates } of beginningsOf(salvaged)) {
    const count = mostThat(updates.length, (length) => isSound(snapshot, updates.slice(0, length)))
    if (count === null) continue
    const doc = buildDocument({ snapshot, tail: updates.slice(0, count) })
    if (doc === null) continue
    const whole = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    const lastSequence = rows.at(count - 1)?.sequence ?? 0
    const leftOut = rows.slice(count).map(({ sequence }) => sequence)
    return { document: { epoch, snapshot: whole, tail: [], lastSequence }, isEarlier, leftOut }
  }
  return null
}

function beginningsOf({ snapshot, earlier, rows }: SalvagedLog): readonly Beginning[] {
  const damaged = rows.findIndex(({ bytes }) => bytes === null)
  const updates = rows
    .slice(0, damaged < 0 ? rows.length : damaged)
    .flatMap(({ bytes }) => (bytes === null ? [] : [bytes]))
  const beginnings: Beginning[] = []
  if (snapshot?.bytes) beginnings.push({ isEarlier: false, snapshot: snapshot.bytes, updates })
  if (earlier?.bytes) {
    // What lies between the two snapshots was only in the later one.
    const isSame = snapshot?.through === earlier.through
    beginnings.push({ isEarlier: !isSame, snapshot: earlier.bytes, updates: isSame ? updates : [] })
  }
  return beginnings
}

/** The largest number up to `limit` for which it holds, if it holds for all below; null if not even for none. */
function mostThat(limit: number, holds: (count: number) => boolean): number | null {
  if (holds(limit)) return limit
  if (!holds(0)) return null
  let good = 0
  let bad = limit
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (holds(middle)) good = middle
    else bad = middle
  }
  return good
}

function isSound(snapshot: Uint8Array, tail: readonly Uint8Array[]): boolean {
  const doc = buildDocument({ snapshot, tail })
  if (doc === null) return false
  try {
    toArticleJson(read(doc, 'original'))
    return isEncodable(doc)
  } catch {
    return false
  } finally {
    doc.destroy()
  }
}
