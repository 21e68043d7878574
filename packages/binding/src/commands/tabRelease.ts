import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Command, EditorState } from '@tiptap/pm/state'

const KEY = new PluginKey<boolean>('tabRelease')

/**
 * Escape sets Tab free, so that the keyboard is never trapped: in lists and in the details Tab has work to do, after
 * Escape the next Tab or Shift-Tab leaves the editor. Typing or moving the caret takes the release back.
 */
export function tabRelease(): Plugin<boolean> {
  return new Plugin<boolean>({
    key: KEY,
    state: {
      init: () => false,
      apply(tr, isReleased) {
        const asked: unknown = tr.getMeta(KEY)
        if (typeof asked === 'boolean') return asked
        return isReleased && !tr.docChanged && !tr.selectionSet
      },
    },
  })
}

/** Escape: sets Tab free. Not handled, so that others see the key too. */
export const releaseTab: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(KEY, true))
  return false
}

/** A command for Tab that does nothing, and leaves the key to the browser, when Tab was set free. */
export function unlessReleased(command: Command): Command {
  return (state, dispatch, view) => !isTabReleased(state) && command(state, dispatch, view)
}

export function isTabReleased(state: EditorState): boolean {
  return KEY.getState(state) === true
}
