import type { UserId, WriteMode } from '@stet/article'
import type { Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import type { ClientIds } from './Author.ts'

/** What the person in front of the editor does to the article: `view` writes nothing. */
export type EditorMode = WriteMode | 'view'

export interface ArticleBindingOptions {
  readonly doc: Y.Doc
  /** Who writes here. */
  readonly user: UserId
  readonly clientIds: ClientIds
  /** Pairs of this person's earlier page loads whose text may be here although `clients` does not know them yet (offline). */
  readonly earlierClientIds?: readonly ClientIds[]
  /** How the tab writes to begin with, as far as `right` allows. */
  readonly mode: EditorMode
  /** The most that the person may do here; `mode` unless it is given. */
  readonly right?: EditorMode
  /** The schema of the editor: `articleSchema`, or the equal one that an editor made of `articleExtensions`. */
  readonly schema: Schema
  /** Milliseconds, for grouping typing into undo steps. */
  readonly now: () => number
  /** Typing within this many milliseconds of the last is one undo step. Default 500. */
  readonly undoGroupMs?: number
  /** Told of what must never happen: an error while writing or showing. The editor has been shown anew from the model. */
  readonly onError?: (error: unknown) => void
}
