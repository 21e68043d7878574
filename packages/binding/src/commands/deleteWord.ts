import { TextSelection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import { backspace } from './backspace.ts'
import { deleteForward } from './deleteForward.ts'
import { wholeCharacter } from './wholeCharacter.ts'

/**
 * Deletes to the start of the word before the caret (-1) or to the end of the word behind it, never beyond the block:
 * left to the browser, white space at the start of a field would take the end of the field before with it. At a border
 * and over a selection as `backspace` and `deleteForward`.
 */
export function deleteWord(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const atBorder = direction < 0 ? backspace : deleteForward
    if (atBorder(state, dispatch)) return true
    const { selection } = state
    if (!(selection instanceof TextSelection)) return false
    const { $head, head } = selection
    const end =
      head - $head.parentOffset + wordBorder($head.parent.textContent, $head.parentOffset, direction)
    const from = wholeCharacter(state.doc, Math.min(head, end), -1)
    const to = wholeCharacter(state.doc, Math.max(head, end), 1)
    dispatch?.(state.tr.delete(from, to).scrollIntoView())
    return true
  }
}

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Where the word before or behind an offset begins or ends; white space between goes with it, as does one sign. */
function wordBorder(text: string, offset: number, direction: -1 | 1): number {
  const segments = [...WORDS.segment(direction < 0 ? text.slice(0, offset) : text.slice(offset))]
  let border = offset
  for (const { segment } of direction < 0 ? segments.toReversed() : segments) {
    border += direction * segment.length
    if (segment.trim() !== '') break
  }
  return border
}
