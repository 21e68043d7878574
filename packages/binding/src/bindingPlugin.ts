import type { UserId } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorMode } from './ArticleBindingOptions.ts'
import { catchUpSelection, hearSelection } from './catchUpSelection.ts'
import type { EditorHost } from './EditorHost.ts'
import { endComposition, forgetComposition } from './endComposition.ts'

/** Transactions of the person (and of other plugins in answer to them) that are not written yet. */
export interface PendingEdits {
  readonly transactions: readonly Transaction[]
  /** Where the selection was before the first of them. */
  readonly selection: Selection | null
  /** The person had chosen the formats of what was typed next, rather than to type on as it stands there. */
  readonly areMarksChosen: boolean
}

const NOTHING: PendingEdits = { transactions: [], selection: null, areMarksChosen: false }

export const bindingKey = new PluginKey<PendingEdits>('articleBinding')

/** What a transaction of the binding carries: it shows what the model says already and is never written back. */
export interface ModelShown {
  readonly steps: number
}

export function showsModel(tr: Transaction): boolean {
  return tr.getMeta(bindingKey) !== undefined
}

/**
 * What leads from `document`, which shows the model, to the document of a state. `transactions` is null if the state
 * did not come about like that, so that nobody knows what was meant.
 */
export function pendingEdits(
  state: EditorState,
  document: Node,
): Omit<PendingEdits, 'transactions'> & { readonly transactions: readonly Transaction[] | null } {
  const { transactions, ...others } = bindingKey.getState(state) ?? NOTHING
  const isWhole = transactions[0]?.before === document && transactions.at(-1)?.doc === state.doc
  return isWhole ? { transactions, ...others } : { ...NOTHING, transactions: null }
}

export interface PluginOwner {
  readonly user: UserId
  readonly mode: EditorMode
  /** The document that shows the model as it is; what differs from it is pending. */
  readonly document: Node
  readonly attach: (host: EditorHost, endComposition: () => void) => () => void
  readonly handleUpdate: (host: EditorHost) => void
}

const owners = new WeakMap<Plugin, PluginOwner>()

/** Who suggests in an editor; null where nobody does, in a state without a binding too. */
export function suggesterIn(state: EditorState): UserId | null {
  const plugin = bindingKey.get(state)
  const owner = plugin && owners.get(plugin)
  return owner?.mode === 'suggest' ? owner.user : null
}

/** How long after a composition its text is left as it is: the browser is done with it then. */
const AFTER_COMPOSITION_MS = 50

/** The code of a key that an input method has taken. */
const INPUT_METHOD_KEY = 229

/**
 * Whether more is selected than what is composed, as the browser has it. A key that the input method has not taken is
 * meant for that, and the browser would join the blocks by itself.
 */
function isOverBlocks(view: EditorView): boolean {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode))
    return false
  const { doc } = view.state
  const blockAt = (node: globalThis.Node, offset: number) => doc.resolve(view.posAtDOM(node, offset)).parent
  return blockAt(anchorNode, anchorOffset ?? 0) !== blockAt(focusNode, focusOffset ?? 0)
}

/**
 * The plugin by which a binding sees what the person does. Its state collects transactions and writes nothing, so
 * that states may be computed and thrown away; the view's update, which only real states reach, has them written.
 */
export function bindingPlugin(owner: PluginOwner): Plugin<PendingEdits> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const plugin = new Plugin<PendingEdits>({
    key: bindingKey,
    state: {
      init: () => NOTHING,
      apply(tr, pending, oldState) {
        if (!tr.docChanged) return pending
        if (showsModel(tr)) return NOTHING
        if (tr.before === owner.document) {
          const { selection, storedMarks } = oldState
          return { transactions: [tr], selection, areMarksChosen: storedMarks !== null }
        }
        return { ...pending, transactions: [...pending.transactions, tr] }
      },
    },
    view(view) {
      const detach = owner.attach(view, () => endComposition(view))
      const stopHearing = hearSelection(view)
      return {
        update: (updated) => owner.handleUpdate(updated),
        destroy() {
          clearTimeout(timer)
          stopHearing()
          detach()
        },
      }
    },
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          const isOwnKey = event.keyCode !== INPUT_METHOD_KEY
          if (isOwnKey && !event.isComposing) forgetComposition(view)
          catchUpSelection(view)
          if (isOwnKey && view.composing && isOverBlocks(view)) endComposition(view)
          return false
        },
        blur(view) {
          forgetComposition(view)
          return false
        },
        compositionend(view) {
          clearTimeout(timer)
          timer = setTimeout(() => owner.handleUpdate(view), AFTER_COMPOSITION_MS)
          return false
        },
      },
    },
  })
  owners.set(plugin, owner)
  return plugin
}
