import type { Command, EditorState } from '@tiptap/pm/state'
import { marksMeant } from '../meant.ts'
import { linkAddress } from './linkAddress.ts'
import { formatType, formattableRanges } from './toggleFormat.ts'
import { wishMark } from './wishMark.ts'

/** A link in the document: where its text stands and where it leads. */
export interface LinkAt {
  readonly from: number
  readonly to: number
  readonly href: string
}

/**
 * Links the selected text, or changes the link at the caret. `typed` is what the person wrote as address. False when
 * it is no safe address, and where no text can be linked (outside of lead and body, a caret outside of a link).
 */
export function setLink(typed: string): Command {
  return (state, dispatch) => {
    const href = linkAddress(typed)
    const ranges = linkableRanges(state)
    if (href === null || ranges.length === 0) return false
    const { tr } = state
    const type = formatType(state, 'link')
    for (const range of ranges) wishMark(state, tr, range, type.create({ href }), true)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Takes the links from the selected text, or the one at the caret. False when there is none. */
export const removeLink: Command = (state, dispatch) => {
  const { tr } = state
  const type = formatType(state, 'link')
  for (const range of linkableRanges(state)) wishMark(state, tr, range, type.create({ href: '' }), false)
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}

/** The link around or directly beside a position, over all text with the same address; null when there is none. */
export function linkAt(state: EditorState, position: number = state.selection.head): LinkAt | null {
  const at = state.doc.resolve(position)
  const type = formatType(state, 'link')
  if (!at.parent.isTextblock) return null
  let found: LinkAt | null = null
  let run: LinkAt | null = null
  at.parent.forEach((node, offset) => {
    const from = at.start() + offset
    const to = from + node.nodeSize
    const mark = type.isInSet(marksMeant(state, node))
    const href = mark ? String(mark.attrs['href']) : null
    run = href === null ? null : { from: run?.href === href ? run.from : from, to, href }
    if (run && run.from <= position && position <= run.to && (!found || found.from === run.from)) found = run
  })
  return found
}

function linkableRanges(state: EditorState): readonly { readonly from: number; readonly to: number }[] {
  const { from, to, empty } = state.selection
  if (!empty) return formattableRanges(state.doc, from, to, formatType(state, 'link'))
  const link = linkAt(state)
  return link ? [link] : []
}
