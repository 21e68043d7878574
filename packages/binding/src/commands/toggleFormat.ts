import type { MarkType, Node } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { marksMeant, marksMeantAt } from '../meant.ts'
import { wishMark } from './wishMark.ts'

/**
 * Bold or italic on and off, in the lead and the body only. Over a selection it is switched on unless all formattable
 * text has it; parts in plain fields are left alone. At a caret it counts for what is typed next. False where nothing
 * can be formatted.
 */
export function toggleFormat(name: 'bold' | 'italic'): Command {
  return (state, dispatch) => {
    const type = formatType(state, name)
    const { selection, tr } = state
    const { $from, empty } = selection
    if (empty) {
      if (!$from.parent.isTextblock || !$from.parent.type.allowsMarkType(type)) return false
      if (isFormatted(state, name)) tr.removeStoredMark(type)
      else tr.addStoredMark(type.create())
      dispatch?.(tr)
      return true
    }
    const ranges = formattableRanges(state.doc, selection.from, selection.to, type)
    if (ranges.length === 0) return false
    const isOff = isFormatted(state, name)
    for (const { from, to } of ranges) {
      wishMark(state, tr, { from, to }, type.create(), !isOff)
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Whether the caret, or all formattable text of the selection, has this format. */
export function isFormatted(state: EditorState, name: 'bold' | 'italic'): boolean {
  const type = formatType(state, name)
  const { from, to, empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? marksMeantAt(state, $from)) !== undefined
  let isSeen = false
  let isEverywhere = true
  for (const range of formattableRanges(state.doc, from, to, type)) {
    state.doc.nodesBetween(range.from, range.to, (node) => {
      if (!node.isText) return
      isSeen = true
      isEverywhere &&= type.isInSet(marksMeant(state, node)) !== undefined
    })
  }
  return isSeen && isEverywhere
}

/** The parts of a range, each inside one textblock and not empty, that may have a mark of this type. */
export function formattableRanges(
  doc: Node,
  from: number,
  to: number,
  type: MarkType,
): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true
    const range = { from: Math.max(from, pos + 1), to: Math.min(to, pos + 1 + node.content.size) }
    if (node.type.allowsMarkType(type) && range.from < range.to) ranges.push(range)
    return false
  })
  return ranges
}

/** The mark type of a format; throws when the schema is not an article's. */
export function formatType(state: EditorState, name: 'bold' | 'italic' | 'link'): MarkType {
  const type = state.schema.marks[name]
  if (!type) throw new Error(`The schema has no mark "${name}"`)
  return type
}
