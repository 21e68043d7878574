import { closeFind, type FindQuery, openFind, replaceAllMatches, replaceMatch } from '@stet/binding'
import { selectMatch, setFindQuery } from '@stet/binding'
import type { Command } from '@tiptap/pm/state'
import type { EditorHandle } from '../EditorHandle.ts'
import { focusMatch } from './focusMatch.ts'
import { showMatch } from './showMatch.ts'

/** What can be done with the find bar. */
export interface FindActions {
  readonly open: () => void
  /** Ends it and gives the focus back to the text, at the match. */
  readonly close: () => void
  readonly look: (query: FindQuery) => void
  readonly go: (where: 'next' | 'previous') => void
  readonly replace: (text: string) => void
  /** Answers with how many there were. */
  readonly replaceAll: (text: string) => number
  readonly undo: () => void
}

/** The find plugin must be in the editor's slot. */
export function findActions({ view, find, mayWrite, undo }: EditorHandle): FindActions {
  const run = (command: Command): boolean => {
    const isDone = command(view.state, (tr) => view.dispatch(tr), view)
    // At once, not with the next frame: the keys that follow are for the bar already, or for the text again.
    find.flush()
    return isDone
  }
  const runAndShow = (command: Command): void => {
    if (run(command)) showMatch(view)
  }
  return {
    open: () => {
      if (run(openFind)) runAndShow(selectMatch('here'))
    },
    close: () => {
      run(closeFind)
      focusMatch(view)
    },
    look: (query) => {
      if (run(setFindQuery(query))) runAndShow(selectMatch('here'))
    },
    go: (where) => runAndShow(selectMatch(where)),
    replace: (text) => runAndShow(replaceMatch(text, mayWrite)),
    replaceAll: (text) => {
      const { count } = find.getSnapshot()
      return run(replaceAllMatches(text, mayWrite)) ? count : 0
    },
    undo: () => {
      run(undo)
    },
  }
}
