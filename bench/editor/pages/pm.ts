import { articleSchema } from '@stet/article'
import { baseKeymap } from '@tiptap/pm/commands'
import { history, undo } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import { Node, type Schema } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import type { RemoteKey } from '../BenchData.ts'
import { flatSchema } from '../flatSchema.ts'
import type { BenchEditor, Prepare } from './BenchEditor.ts'
import { blockStart } from './blockStart.ts'

/** Plain ProseMirror without collaboration: the reference. */
export const preparePm: Prepare = (data) => (place) => open(place, flatSchema, data.flat)

/** The same with sections, so that only those on screen are laid out. */
export const preparePmSections: Prepare = (data) => (place) => open(place, articleSchema, data.sections)

function open(place: HTMLElement, schema: Schema, json: object): BenchEditor {
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: Node.fromJSON(schema, json),
      plugins: [keymap(baseKeymap), history()],
    }),
  })
  const insert = (key: RemoteKey): void => {
    view.dispatch(view.state.tr.insertText(key.letter, blockStart(view.state.doc, key.block) + key.offset))
  }
  return {
    view,
    join: () => undefined,
    takeIn: (_series, _index, key) => insert(key),
    receive: (_series, _index, key) => insert(key),
    undo: () => undo(view.state, view.dispatch),
    awarenessSent: () => ({ messages: 0, bytes: 0 }),
  }
}
