import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { EditorView } from '@tiptap/pm/view'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { BenchData } from '../BenchData.ts'
import { flatExtensions } from '../flatSchema.ts'
import { awarenessCounter } from './awarenessCounter.ts'
import type { BenchEditor, Prepare } from './BenchEditor.ts'
import { blockStart } from './blockStart.ts'
import { bytes } from './bytes.ts'
import { joinPeople } from './joinPeople.ts'

/** Tiptap with its own collaboration extensions. */
export const prepareStock: Prepare = (data) => {
  const article = bytes(data.stock)
  const updates = {
    near: data.stockUpdates.near.map(bytes),
    far: data.stockUpdates.far.map(bytes),
    stream: data.stockUpdates.stream.map(bytes),
  }
  return (place) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, article)
    const awareness = new Awareness(doc)
    const editor = new Editor({
      element: place,
      extensions: [
        ...flatExtensions,
        Collaboration.configure({ document: doc, field: 'default' }),
        CollaborationCaret.configure({
          provider: { awareness },
          user: { name: 'Anna Arndt', color: '#7a3fb2' },
        }),
      ],
    })
    const apply: BenchEditor['takeIn'] = (series, index) =>
      Y.applyUpdate(doc, updates[series][index]!, 'network')
    return {
      view: editor.view,
      join: () => join(editor.view, awareness, data),
      takeIn: apply,
      receive: apply,
      undo: () => void editor.commands.undo(),
      awarenessSent: awarenessCounter(awareness),
    }
  }
}

function join(view: EditorView, awareness: Awareness, { people }: BenchData): void {
  const { type, binding } = ySyncPluginKey.getState(view.state) as {
    type: Y.XmlFragment
    binding: { mapping: never }
  }
  joinPeople(awareness, people, ({ name, block, offset }) => {
    const position = blockStart(view.state.doc, block) + offset
    const at = absolutePositionToRelativePosition(position, type, binding.mapping) as unknown
    return { user: { name, color: '#1a7f5a' }, cursor: { anchor: at, head: at } }
  })
}
