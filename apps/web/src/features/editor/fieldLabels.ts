import { LINE_FIELDS, type TextRoot } from '@stet/article'
import { fieldAt } from '@stet/binding'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

/** The names of the fields in the person's language. */
export type FieldNames = Readonly<Record<TextRoot, string>>

const KEY = new PluginKey<LabelState>('fieldLabels')

interface LabelState {
  readonly names: FieldNames
  readonly current: TextRoot | null
  readonly decorations: DecorationSet
}

/**
 * Names every field for screen readers and for the margin, and marks the one with the caret. Only the fixed fields and the
 * details are decorated, so that the cost does not grow with the article.
 */
export function fieldLabels(names: FieldNames): Plugin<LabelState> {
  return new Plugin<LabelState>({
    key: KEY,
    state: {
      init: (_config, state) => labelState(state, names),
      apply: (tr, before, _old, state) => {
        const asked = tr.getMeta(KEY) as FieldNames | undefined
        const next = asked ?? before.names
        if (asked === undefined && !tr.docChanged && currentField(state) === before.current) return before
        return labelState(state, next)
      },
    },
    props: {
      decorations: (state) => KEY.getState(state)?.decorations,
    },
  })
}

/** Names the fields anew: the person has changed their language. */
export function renameFields(view: EditorView, names: FieldNames): void {
  view.dispatch(view.state.tr.setMeta(KEY, names))
}

function currentField(state: EditorState): TextRoot {
  return fieldAt(state.doc, state.selection.head).name
}

function labelState(state: EditorState, names: FieldNames): LabelState {
  const current = currentField(state)
  return { names, current, decorations: DecorationSet.create(state.doc, labels(state.doc, names, current)) }
}

function labels(doc: Node, names: FieldNames, current: TextRoot): Decoration[] {
  const decorations: Decoration[] = []
  let position = 0
  for (const [index, field] of LINE_FIELDS.entries()) {
    const end = position + doc.child(index).nodeSize
    decorations.push(Decoration.node(position, end, attributesOf(field, names[field], field === current)))
    position = end
  }
  const details = doc.child(doc.childCount - 1)
  decorations.push(
    Decoration.node(doc.content.size - details.nodeSize, doc.content.size, {
      'aria-label': names.details,
      'data-label': names.details,
      ...(current === 'details' ? { class: 'is-current' } : {}),
    }),
  )
  return decorations
}

/** A heading keeps its own role: it is described, not renamed. Paragraphs may not carry a name without a role. */
function attributesOf(field: TextRoot, name: string, isCurrent: boolean): Record<string, string> {
  return {
    ...(field === 'headline' ? { 'aria-description': name } : { role: 'group', 'aria-label': name }),
    'data-label': name,
    ...(isCurrent ? { class: 'is-current' } : {}),
  }
}
