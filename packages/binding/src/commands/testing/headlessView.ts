import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** As much of a view as commands and input plugins ask for, without a DOM. */
export interface HeadlessView {
  readonly state: EditorState
  readonly transactions: readonly Transaction[]
  isComposing: boolean
  dispatch(tr: Transaction): void
  /** Types a text, one character after the other. */
  type(text: string): void
  /** Puts in a text at once, as a completion does. */
  input(text: string): void
  run(command: Command): boolean
}

export function headlessView(start: EditorState): HeadlessView {
  let state = start
  const transactions: Transaction[] = []
  const view: HeadlessView = {
    get state() {
      return state
    },
    transactions,
    isComposing: false,
    dispatch(tr) {
      transactions.push(tr)
      state = state.apply(tr)
    },
    type(text) {
      for (const character of text) view.input(character)
    },
    input(text) {
      const { from, to } = state.selection
      const byDefault = () => state.tr.insertText(text, from, to)
      const isHandled = state.plugins.some(
        (plugin) =>
          plugin.props.handleTextInput?.call(plugin, asEditorView(view), from, to, text, byDefault) === true,
      )
      if (!isHandled) view.dispatch(byDefault())
    },
    run: (command) => command(state, (tr) => view.dispatch(tr), asEditorView(view)),
  }
  return view
}

/** Only what the plugins under test read; a command that needs a real DOM fails loudly. */
function asEditorView(view: HeadlessView): EditorView {
  const part = {
    get state() {
      return view.state
    },
    get composing() {
      return view.isComposing
    },
    editable: true,
    isDestroyed: false,
    dispatch: (tr: Transaction) => view.dispatch(tr),
    endOfTextblock: () => true,
  }
  return part as unknown as EditorView
}
