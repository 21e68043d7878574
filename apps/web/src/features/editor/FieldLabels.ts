import type { TextRoot } from '@stet/article'
import { fieldAt } from '@stet/binding'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'

/** The names of the fields in the person's language. */
export type FieldNames = Readonly<Record<TextRoot, string>>

/** The fields that are one element: all but the body. */
export type LabelledField = Exclude<TextRoot, 'body'>

/**
 * Names every field for screen readers and for the margin, and marks the one with the caret: on the elements themselves,
 * beside the document, so that typing pays nothing for it.
 */
export class FieldLabels {
  /** Keeps the mark where the caret is. */
  readonly plugin: Plugin
  private readonly elements = new Map<LabelledField, HTMLElement>()
  private names: FieldNames
  private current: TextRoot | null = null

  constructor(names: FieldNames) {
    this.names = names
    this.plugin = new Plugin({
      view: ({ state }) => {
        this.follow(state)
        return { update: (view) => this.follow(view.state) }
      },
    })
  }

  /** The element of a field, as its node is rendered, with its label. */
  viewOf(field: LabelledField, node: Node): NodeView {
    const rendered = DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node))
    const dom = rendered.dom
    this.elements.set(field, dom)
    this.label(field, dom)
    return {
      dom,
      contentDOM: rendered.contentDOM ?? dom,
      ignoreMutation: ({ type }) => type === 'attributes',
    }
  }

  /** The person has changed their language. */
  rename(names: FieldNames): void {
    this.names = names
    for (const [field, element] of this.elements) this.label(field, element)
  }

  private follow({ doc, selection }: EditorState): void {
    const { name } = fieldAt(doc, selection.head)
    if (name === this.current) return
    this.current = name
    for (const [field, element] of this.elements) element.classList.toggle('is-current', field === name)
  }

  /** A heading keeps its own role: it is described, not renamed. Paragraphs may not carry a name without a role. */
  private label(field: LabelledField, element: HTMLElement): void {
    const name = this.names[field]
    if (field === 'headline') element.setAttribute('aria-description', name)
    else element.setAttribute('aria-label', name)
    if (field !== 'headline' && field !== 'details') element.setAttribute('role', 'group')
    element.dataset['label'] = name
    element.classList.toggle('is-current', field === this.current)
  }
}
