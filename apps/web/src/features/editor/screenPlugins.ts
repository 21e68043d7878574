import {
  addDetailsRow,
  type ArticleBinding,
  articleCommandPlugins,
  caretsKey,
  caretsPlugin,
  type IsBusy,
  type PasteLimit,
} from '@stet/binding'
import { keymap } from '@tiptap/pm/keymap'
import type { Node, Schema } from '@tiptap/pm/model'
import { type Command, type EditorState, Plugin } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import { isMac } from '../../ui/isMac.ts'
import { caretNames } from './caretNames.ts'
import { commentMarks } from './comments/commentMarks.ts'
import type { FieldLabels } from './FieldLabels.ts'
import { linkPlugin } from './linkPlugin.ts'
import { requestLink } from './linkRequest.ts'
import { renderCaret, selectionAttributes } from './renderCaret.ts'
import { nextFramePace } from './ThrottledStore.ts'

/** What the plugins of the article screen are made of. */
export interface ScreenPluginParts {
  readonly schema: Schema
  readonly binding: ArticleBinding
  readonly awareness: Awareness
  readonly labels: FieldLabels
  /** The article's language at this moment. */
  readonly language: () => string
  /** Keeps the place of the plugin that finds. */
  readonly find: Plugin
  /** Whether somebody else writes in a stretch of the document on screen. */
  readonly isBusy: IsBusy
  /** A paste was too large; nothing was changed. */
  readonly onPasteRefused: (limit: PasteLimit) => void
  /** After every update of the view; `before` is the document until then. */
  readonly onUpdate: (before: Node) => void
}

/** Take back, and do again, what this person did; they answer whether they can when asked without a dispatch. */
export function historyCommands(binding: ArticleBinding): { readonly undo: Command; readonly redo: Command } {
  return {
    undo: (_state, dispatch) => (dispatch === undefined ? binding.canUndo : binding.undo()),
    redo: (_state, dispatch) => (dispatch === undefined ? binding.canRedo : binding.redo()),
  }
}

/** Whether another person's caret or selection stands between two positions. */
export function isSomebodyIn(state: EditorState, from: number, to: number): boolean {
  return (caretsKey.getState(state)?.decorations.find(from, to).length ?? 0) > 0
}

/** Everything in the editor that is not the article itself, in the order in which it is asked. */
export function screenPlugins(parts: ScreenPluginParts): Plugin[] {
  const { schema, binding, awareness, language, isBusy, onUpdate } = parts
  return [
    ...articleCommandPlugins({
      schema,
      language,
      ...historyCommands(binding),
      isBusy,
      onPasteRefused: parts.onPasteRefused,
      editLink: (_state, dispatch, view) =>
        view !== undefined && (dispatch === undefined || requestLink(view)),
    }),
    keymap({
      'Mod-Shift-d': addDetailsRow,
      'Alt-F10': (_state, _dispatch, view) => focusToolbar(view?.dom),
    }),
    linkPlugin(isMac),
    parts.labels.plugin,
    parts.find,
    binding.plugin,
    caretsPlugin({
      binding,
      awareness,
      frame: nextFramePace,
      after: (milliseconds, run) => {
        const timer = setTimeout(() => run(), milliseconds)
        return () => clearTimeout(timer)
      },
      renderCaret,
      selectionAttributes,
    }),
    caretNames(),
    commentMarks(),
    new Plugin({
      view: () => ({ update: (_view, before) => onUpdate(before.doc) }),
    }),
  ]
}

/** Alt-F10 goes to the toolbar, as in other editors; Escape comes back. */
function focusToolbar(dom: HTMLElement | undefined): boolean {
  const button = dom
    ?.closest('[data-article-screen]')
    ?.querySelector<HTMLElement>('[role="toolbar"] button[tabindex="0"]')
  button?.focus()
  return button !== undefined && button !== null
}
