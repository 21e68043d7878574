import type { CharacterId } from '@stet/article'
import type { PositionAnchor } from './PositionAnchor.ts'
import type { RootRange } from './rootRanges.ts'
import { lastOf, type WrittenRange } from './writeRange.ts'

/**
 * Where the caret belongs after a suggested edit, whose struck text is shown again: behind what was inserted; after a
 * deletion forward behind what was struck, after any other before it. Null if the edit does not say.
 */
export function caretAfter(
  written: readonly WrittenRange[],
  caretBefore: number | null,
): PositionAnchor | null {
  const [only, ...others] = written
  if (!only || others.length > 0) return null
  const { root, fromA } = only.range
  const last = only.inserted.at(-1) ?? (caretBefore === fromA ? only.removed.at(-1) : undefined)
  if (last) return behind(root, lastOf(last))
  const first = only.removed[0]
  return first ? { root, at: [first[0], first[1], 0] } : null
}

function behind(root: RootRange['root'], id: CharacterId): PositionAnchor {
  return { root, at: [...id, 1] }
}
