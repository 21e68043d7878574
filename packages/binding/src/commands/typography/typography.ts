import { typographicReplacement } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { setUndoBoundary } from '../undoBoundary.ts'

/** The last replacement, as long as the caret stands behind it: `typed` is what stands there without it. */
interface Replaced {
  readonly from: number
  readonly to: number
  readonly typed: string
}

const KEY = new PluginKey<Replaced | null>('typography')

/**
 * Typographic quotes, apostrophes, dashes and ellipses while typing, in the language that the article has at that
 * moment. The typed character is written first and replaced in an undo step of its own, so that one Undo, or one
 * Backspace (`undoTypography`), brings it back. Only single typed characters count: nothing that is pasted,
 * completed or being composed.
 */
export function typography(language: () => string): Plugin<Replaced | null> {
  return new Plugin<Replaced | null>({
    key: KEY,
    state: {
      init: () => null,
      apply(tr, last, _old, state) {
        const made = tr.getMeta(KEY) as Replaced | null | undefined
        if (made !== undefined) return made
        return last && kept(tr, last, state)
      },
    },
    props: {
      handleTextInput(view, from, to, text, deflt) {
        if (view.composing || text.length !== 1) return false
        if (!mayReplace(view.state, from, text)) return false
        if (!replacementAt(view.state, from, to, text, language())) return false
        view.dispatch(deflt())
        replaceTyped(view, text, language())
        return true
      },
      handleDOMEvents: {
        compositionend(view, event) {
          // A dead key composes the quote itself; the view takes it over a moment later.
          const { data } = event
          if (data === '"' || data === "'") setTimeout(() => replaceComposed(view, data, language()), 30)
          return false
        },
      },
    },
  })
}

/** Backspace directly behind a replacement brings back what was typed. False otherwise. */
export const undoTypography: Command = (state, dispatch) => {
  const last = KEY.getState(state)
  if (!last) return false
  const tr = state.tr.insertText(last.typed, last.from, last.to).setMeta(KEY, null)
  dispatch?.(setUndoBoundary(tr).scrollIntoView())
  return true
}

/** A replacement stays undoable while the caret stands behind it, wherever the work of others moves it. */
function kept(tr: Transaction, last: Replaced, state: EditorState): Replaced | null {
  const from = tr.mapping.map(last.from, 1)
  const to = tr.mapping.map(last.to, -1)
  const { selection } = state
  if (!selection.empty || selection.head !== to || to - from !== last.to - last.from) return null
  const isSame = tr.before.textBetween(last.from, last.to) === state.doc.textBetween(from, to)
  return isSame ? { from, to, typed: last.typed } : null
}

/** Asked for every key: letters matter only directly behind a quote that may turn out to be an apostrophe. */
function mayReplace({ doc }: EditorState, from: number, typed: string): boolean {
  if (/["'.-]/u.test(typed)) return true
  const { nodeBefore } = doc.resolve(from)
  return nodeBefore?.isText === true && !/[\p{L}\p{N}\s]$/u.test(nodeBefore.text?.slice(-2) ?? '')
}

function replacementAt(state: EditorState, from: number, to: number, typed: string, language: string) {
  const at = state.doc.resolve(from)
  if (!at.parent.isTextblock || to > at.end()) return null
  const replacement = typographicReplacement(textBefore(at.parent, at.parentOffset), typed, language)
  if (!replacement) return null
  const start = at.parentOffset - replacement.replaced
  // Text that is suggested to go does not count, and is not replaced either.
  const isPlain =
    start >= 0 &&
    textBefore(at.parent, at.parentOffset).endsWith(at.parent.textBetween(start, at.parentOffset))
  return isPlain ? replacement : null
}

function replaceTyped(view: EditorView, typed: string, language: string): void {
  const { state } = view
  const { head } = state.selection
  const start = head - typed.length
  if (!(state.selection instanceof TextSelection) || start < state.selection.$head.start()) return
  if (state.doc.textBetween(start, head) !== typed) return
  const replacement = replacementAt(state, start, start, typed, language)
  if (!replacement) return
  const from = start - replacement.replaced
  const tr = state.tr.insertText(replacement.insert, from, head)
  const made: Replaced = {
    from,
    to: from + replacement.insert.length,
    typed: state.doc.textBetween(from, head),
  }
  view.dispatch(setUndoBoundary(tr).setMeta(KEY, made).scrollIntoView())
}

function replaceComposed(view: EditorView, typed: string, language: string): void {
  if (!view.isDestroyed && view.editable && !view.composing) replaceTyped(view, typed, language)
}

/** The text of a block before an offset, without what is suggested to be deleted. */
function textBefore(block: Node, offset: number): string {
  let text = ''
  block.nodesBetween(0, offset, (node, pos) => {
    const isStruck = node.marks.some(({ type }) => type.name === 'deletion')
    if (node.isText && !isStruck) text += (node.text ?? '').slice(0, offset - pos)
  })
  return text
}
