import type { Schema } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { WriteMode } from '@stet/article'
import type * as Y from 'yjs'
import { ArticleBinding } from './ArticleBinding.ts'
import type { Author } from './Author.ts'
import { HeadlessEditor } from './HeadlessEditor.ts'

export interface EditDocumentOptions extends Author {
  readonly doc: Y.Doc
  readonly mode: WriteMode
  readonly schema: Schema
}

/**
 * Edits a document without a screen, as a person in an editor would: `edit` gets the state of the article and answers
 * with a transaction on it (null: nothing to do). It is written under the author's ids, in one Yjs transaction. Answers
 * whether the document was changed. What goes wrong is thrown; the document then holds what was written before.
 */
export function editDocument(
  { doc, user, clientIds, mode, schema }: EditDocumentOptions,
  edit: (state: EditorState) => Transaction | null,
): boolean {
  const failures: unknown[] = []
  const binding = new ArticleBinding({
    doc,
    user,
    clientIds,
    mode,
    schema,
    now: () => 0,
    onError: (error) => failures.push(error),
  })
  const editor = new HeadlessEditor(binding)
  try {
    const tr = edit(editor.state)
    if (!tr) return false
    editor.dispatch(tr)
    if (failures.length > 0) throw failures[0]
    return binding.canUndo
  } finally {
    editor.destroy()
    binding.destroy()
  }
}
