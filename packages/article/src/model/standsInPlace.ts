import type * as Y from 'yjs'
import { itemAt } from './characters.ts'
import { type CopyLanes, type CopyRange, copyAt } from './CopyRange.ts'
import type { IdRange } from './ids.ts'

/** Longer walks and chains count as not in place: nobody honest needs them, and a hostile document costs no more. */
const MOST_STEPS = 5_000
const MOST_LINKS = 50

/**
 * Whether copied characters, all in one item and one copy, put back what was deleted where it stood, so that what reads is
 * what read before; gives where they come from then: the characters at the beginning of the chain. Null: whoever copied them
 * has put something together anew.
 */
export function standsInPlace(doc: Y.Doc, lanes: CopyLanes, range: IdRange): IdRange | null {
  let place = range
  for (let link = 0; link < MOST_LINKS; link += 1) {
    const copy = copyAt(lanes, place[0], place[1])
    if (!copy) return place
    if (copy.kind !== 'undo' || place[1] + place[2] > copy.to) return null
    const source = sourceOf(copy, place)
    if (!isBehind(doc, lanes, place, source)) return null
    place = source
  }
  return null
}

function sourceOf(copy: CopyRange, [, clock, length]: IdRange): IdRange {
  return [copy.sourceClient, copy.sourceFrom + clock - copy.from, length]
}

/**
 * Whether nothing stands between these characters and all of their source but what is deleted, and other copies of what stood
 * before the source.
 */
function isBehind(doc: Y.Doc, lanes: CopyLanes, [client, clock, length]: IdRange, source: IdRange): boolean {
  const own = itemAt(doc, [client, clock])
  if (!own) return false
  const passedOver: IdRange[] = []
  const skip = (from: number, to: number, of: number): boolean => {
    for (let at = from; at < to;) {
      const copy = copyAt(lanes, of, at)
      if (!copy) return false
      const end = Math.min(to, copy.to)
      passedOver.push(sourceOf(copy, [of, at, end - at]))
      at = end
    }
    return true
  }
  if (clock > own.id.clock && !own.deleted && !skip(own.id.clock, clock, client)) return false
  let missing = length
  let steps = 0
  for (let item = own.left; item && missing > 0; item = item.left) {
    steps += 1
    if (steps > MOST_STEPS) return false
    const { id } = item
    if (!item.deleted) {
      if (item.countable && !skip(id.clock, id.clock + item.length, id.client)) return false
      continue
    }
    const held: IdRange = [id.client, id.clock, item.length]
    const found = overlap(held, source)
    if (passedOver.some((range) => overlap(range, held) > 0 && !isBefore(range, source, found === missing))) {
      return false
    }
    missing -= found
  }
  return missing === 0
}

/** Of what lies in the same deleted item as the source does: whether it stood before it. */
function isBefore(range: IdRange, source: IdRange, isWhole: boolean): boolean {
  return isWhole && range[1] + range[2] <= source[1]
}

function overlap(one: IdRange, other: IdRange): number {
  if (one[0] !== other[0]) return 0
  return Math.max(0, Math.min(one[1] + one[2], other[1] + other[2]) - Math.max(one[1], other[1]))
}
