import { type EditorState, PluginKey } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import type { DocumentSearch } from './DocumentSearch.ts'
import type { FindQuery } from './FindQuery.ts'
import type { MatchList } from './MatchList.ts'

/** What is looked for in a state of the editor, and where it stands. */
export interface FindState {
  /** Somebody is looking: matches are shown. What was looked for stays known when it is over. */
  readonly isOpen: boolean
  /** How often somebody asked to find something, so that the box for it can take the focus again. */
  readonly requests: number
  readonly query: FindQuery
  /** Null while nothing is looked for. */
  readonly search: DocumentSearch | null
  /** In reading order. */
  readonly matches: MatchList
  /** The index of the match that is selected, -1 for none: the current one. */
  readonly current: number
  readonly decorations: DecorationSet
  /** While an input method composes, matches only move; a block that it wrote in may have others. */
  readonly isBehind: boolean
}

/** What a transaction asks of the plugin. */
export interface FindRequest {
  readonly isOpen?: boolean
  readonly query?: FindQuery
  /** Counts as a request for the box. */
  readonly isRequest?: boolean
  /** Searches again what was left while somebody composed. */
  readonly isCatchingUp?: boolean
}

export const findKey = new PluginKey<FindState>('articleFind')

export function findStateOf(state: EditorState): FindState | null {
  return findKey.getState(state) ?? null
}
