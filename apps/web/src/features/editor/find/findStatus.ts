import type { TextRoot } from '@stet/article'
import { fieldAt, type FindQuery, findStateOf, isSameQuery, NO_QUERY } from '@stet/binding'
import type { EditorState } from '@tiptap/pm/state'

/** What the find bar shows. */
export interface FindStatus {
  readonly isOpen: boolean
  /** How often somebody asked for the bar: with every time its field takes the focus. */
  readonly requests: number
  readonly query: FindQuery
  readonly count: number
  /** The number of the current match, from 1; 0 for none. */
  readonly current: number
  /** Where the current match stands. */
  readonly field: TextRoot | null
}

/** Reads the status from the editor's state. */
export function findStatus(state: EditorState): FindStatus {
  const find = findStateOf(state)
  if (!find) return { isOpen: false, requests: 0, query: NO_QUERY, count: 0, current: 0, field: null }
  const { isOpen, requests, query, matches, current } = find
  const match = matches.at(current)
  const field = match ? fieldAt(state.doc, match.from).name : null
  return { isOpen, requests, query, count: matches.length, current: current + 1, field }
}

/** Whether two readings show the same. */
export function isSameFind(a: FindStatus, b: FindStatus): boolean {
  return (
    a.isOpen === b.isOpen &&
    a.requests === b.requests &&
    isSameQuery(a.query, b.query) &&
    a.count === b.count &&
    a.current === b.current &&
    a.field === b.field
  )
}
