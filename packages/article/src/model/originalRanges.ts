import { type CopyLanes, firstBehind } from './CopyRange.ts'

/** Characters that were there first, `length` from `clock` on, for those that begin `offset` behind the ones that were asked for. */
export interface OriginalRange {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly offset: number
}

/**
 * The characters of which these are copies, as far as `move` and `undo` lead (what is no copy is its own), in the order of
 * the offsets, without gaps. As everywhere, a source is followed only if its entry is the older one.
 */
export function originalRanges(
  lanes: CopyLanes,
  client: number,
  clock: number,
  length: number,
): readonly OriginalRange[] {
  if (lanes.size === 0) return [{ client, clock, length, offset: 0 }]
  const found: OriginalRange[] = []
  const open = [{ client, clock, length, offset: 0, before: Infinity }]
  for (let part = open.pop(); part; part = open.pop()) {
    const lane = lanes.get(part.client) ?? []
    const end = part.clock + part.length
    let at = part.clock
    const settle = (to: number): void => {
      if (to > at) {
        const offset = part.offset + at - part.clock
        found.push({ client: part.client, clock: at, length: to - at, offset })
      }
      at = Math.max(at, to)
    }
    for (let index = firstBehind(lane, at); index < lane.length; index += 1) {
      const copy = lane[index]
      if (!copy || copy.from >= end) break
      if (copy.kind === 'copy' || copy.n >= part.before) continue
      settle(copy.from)
      const to = Math.min(end, copy.to)
      open.push({
        client: copy.sourceClient,
        clock: copy.sourceFrom + at - copy.from,
        length: to - at,
        offset: part.offset + at - part.clock,
        before: copy.n,
      })
      at = to
    }
    settle(end)
  }
  return found.toSorted((left, right) => left.offset - right.offset)
}
