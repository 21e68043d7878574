import { type Anchor, TEXT_ROOTS, type TextRoot } from '@stet/article'

/**
 * A place in an article that lasts: `at` names a character or marker and the side of it (null: the end of the
 * text). It is plain data, so that it can be sent to others and stored, and it still names a place after the
 * character was deleted, moved aside by typing, or was never received. A caret names the character to its right,
 * which typing at the caret leaves as it is.
 */
export interface PositionAnchor {
  readonly root: TextRoot
  readonly at: Anchor | null
  /** The place is the value of a details row that has no cell stored yet; `at` is the end of the row's key. */
  readonly isVirtualCell?: true
}

/** Reads an anchor that came from somebody else; null if it is none. */
export function parsePositionAnchor(value: unknown): PositionAnchor | null {
  if (typeof value !== 'object' || value === null) return null
  const { root, at, isVirtualCell } = value as Record<string, unknown>
  if (typeof root !== 'string' || !(TEXT_ROOTS as readonly string[]).includes(root)) return null
  if (at !== null && !isAnchor(at)) return null
  return { root: root as TextRoot, at, ...(isVirtualCell === true ? { isVirtualCell } : {}) }
}

function isAnchor(value: unknown): value is Anchor {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [client, clock, side] = value as readonly unknown[]
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) && (side === 0 || side === 1)
}
