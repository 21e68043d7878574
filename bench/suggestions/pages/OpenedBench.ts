import type { EditorView } from '@tiptap/pm/view'
import type { WriteMode } from '@stet/article'
import type * as Y from 'yjs'

/** An article that is open in a page, as the bench drives it. */
export interface OpenedBench {
  readonly view: EditorView
  readonly doc: Y.Doc
  /** Null where the screen's own keys do it. */
  readonly setMode: ((mode: WriteMode) => void) | null
}
