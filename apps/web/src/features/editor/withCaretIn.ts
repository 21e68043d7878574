import { type Command, type EditorState, Selection } from '@tiptap/pm/state'

/** A stretch of the article and where in it the caret shall go. */
export interface CaretPlace {
  readonly from: number
  readonly to: number
  readonly caret: number
}

/**
 * A command that first puts the caret into a stretch, unless it stands there already: what a button beside the text does to
 * what it stands beside. False when there is no such stretch (any more). Needs a view.
 */
export function withCaretIn(find: (state: EditorState) => CaretPlace | null, command: Command): Command {
  return (state, dispatch, view) => {
    const place = find(state)
    if (place === null || dispatch === undefined || view === undefined) return false
    const { head } = state.selection
    if (head <= place.from || head >= place.to) {
      view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(place.caret), -1)))
    }
    return command(view.state, (tr) => view.dispatch(tr), view)
  }
}
