import type { EditorState, Transaction } from '@tiptap/pm/state'

/** Whoever holds the state of an editor: ProseMirror's `EditorView`, or an editor without a screen. */
export interface EditorHost {
  readonly state: EditorState
  readonly dispatch: (tr: Transaction) => void
  /** True while an input method composes; what would change the document is put off as far as possible. */
  readonly composing?: boolean
}
