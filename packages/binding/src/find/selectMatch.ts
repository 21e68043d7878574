import { type Command, TextSelection } from '@tiptap/pm/state'
import { findStateOf } from './FindState.ts'

/**
 * Selects a match, which makes it the current one: the next or the previous one from the selection, behind the last
 * comes the first; `here`: the one at the selection, or the next. False when there is none.
 */
export function selectMatch(where: 'next' | 'previous' | 'here'): Command {
  return (state, dispatch) => {
    const find = findStateOf(state)
    if (!find || find.matches.length === 0) return false
    const { matches, current } = find
    const here = matches.firstFrom(state.selection.from)
    const index = where === 'previous' ? here - 1 : where === 'next' && current >= 0 ? current + 1 : here
    const match = matches.at((index + matches.length) % matches.length)
    if (!match) return false
    const selection = TextSelection.create(state.doc, match.from, match.to)
    dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    return true
  }
}
