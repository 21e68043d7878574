import { type EditorState, Plugin } from '@tiptap/pm/state'
import { findKey, type FindState } from './FindState.ts'

/** The place of the find plugin among the plugins of an editor, for an editor that is there before that plugin's code. */
export interface FindSlot {
  readonly plugin: Plugin<FindState | null>
  /** From the next transaction on it is this plugin, as if it had always been there. */
  fill(finding: Plugin<FindState>): void
}

/** An empty one: nothing is looked for. Plugins that come later would have all others begin anew, so the place is kept for it. */
export function findSlot(): FindSlot {
  let finding: Plugin<FindState> | null = null
  const plugin: Plugin<FindState | null> = new Plugin<FindState | null>({
    key: findKey,
    state: {
      init: () => null,
      apply(tr, known, old, state) {
        const field = finding?.spec.state
        if (!finding || !field) return null
        return field.apply.call(finding, tr, known ?? field.init.call(finding, {}, state), old, state)
      },
    },
    props: {
      decorations: (state: EditorState) => finding && finding.props.decorations?.call(finding, state),
      handleDOMEvents: {
        compositionend: (view, event) =>
          (finding && finding.props.handleDOMEvents?.compositionend?.call(finding, view, event)) ?? false,
      },
    },
  })
  return {
    plugin,
    fill: (next) => {
      finding = next
    },
  }
}
