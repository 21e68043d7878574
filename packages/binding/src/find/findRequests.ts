import { type Command, TextSelection, type EditorState } from '@tiptap/pm/state'
import { type FindQuery, isSameQuery } from './FindQuery.ts'
import { findKey, type FindRequest, findStateOf } from './FindState.ts'

/** What is selected is looked for when it is no longer than this, in UTF-16 units. */
const SELECTED_AT_MOST = 200

/** Begins to look for what is selected, or else for what was looked for last. */
export const openFind: Command = (state, dispatch) => {
  const find = findStateOf(state)
  if (!find) return false
  const text = textSelected(state)
  const query = text === '' ? find.query : { ...find.query, text }
  dispatch?.(state.tr.setMeta(findKey, { isOpen: true, isRequest: true, query } satisfies FindRequest))
  return true
}

/** Ends it; the selection stays where it is. False when nothing was looked for. */
export const closeFind: Command = (state, dispatch) => {
  if (findStateOf(state)?.isOpen !== true) return false
  dispatch?.(state.tr.setMeta(findKey, { isOpen: false } satisfies FindRequest))
  return true
}

/** Looks for something else. False when that is what is looked for already. */
export function setFindQuery(query: FindQuery): Command {
  return (state, dispatch) => {
    const find = findStateOf(state)
    if (!find || (find.isOpen && isSameQuery(find.query, query))) return false
    dispatch?.(state.tr.setMeta(findKey, { isOpen: true, query } satisfies FindRequest))
    return true
  }
}

function textSelected({ doc, selection }: EditorState): string {
  const { $from, $to, from, to } = selection
  const isInOne = selection instanceof TextSelection && $from.sameParent($to)
  return isInOne && to - from <= SELECTED_AT_MOST ? doc.textBetween(from, to) : ''
}
