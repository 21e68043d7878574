import type { CharacterId } from '@stet/article'
import type { PositionAnchor } from './PositionAnchor.ts'
import type { RootRange } from './rootRanges.ts'
import { lastOf, type WrittenRange } from './writeRange.ts'

/**
 * Where the caret belongs after a suggested edit, whose struck text is shown again: behind what was inserted; after a
 * deletion forward behind what was struck, after any other before it. `before` is where the caret was before (null for
 * a selection), `after` where the edit left it. Null if the edit does not say, or if no text came or went.
 */
export function caretAfter(
  written: readonly WrittenRange[],
  before: number | null,
  after: number,
): PositionAnchor | null {
  const [only, ...others] = written
  if (!only || others.length > 0 || only.removed.length + only.inserted.length === 0) return null
  const { root, fromA, toB } = only.range
  if (only.lastKept && after === toB) return behind(root, only.lastKept)
  const last = only.inserted.at(-1) ?? (before === fromA ? only.removed.at(-1) : undefined)
  if (last) return behind(root, lastOf(last))
  const first = only.removed[0]
  return first ? { root, at: [first[0], first[1], 0] } : null
}

function behind(root: RootRange['root'], id: CharacterId): PositionAnchor {
  return { root, at: [...id, 1] }
}
