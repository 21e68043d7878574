import type { Node } from '@tiptap/pm/model'

const HIGH = /[\uD800-\uDBFF]$/
const LOW = /^[\uDC00-\uDFFF]/

/**
 * The position itself, or, when it stands inside a surrogate pair, the one before or behind the pair. No command
 * cuts a pair: both halves would be lost for good.
 */
export function wholeCharacter(doc: Node, position: number, side: -1 | 1): number {
  const at = doc.resolve(position)
  if (!at.parent.isTextblock) return position
  const before = at.parent.textBetween(Math.max(0, at.parentOffset - 1), at.parentOffset)
  const behind = at.parent.textBetween(at.parentOffset, Math.min(at.parent.content.size, at.parentOffset + 1))
  return HIGH.test(before) && LOW.test(behind) ? position + side : position
}
