import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { showsModel } from '../bindingPlugin.ts'
import type { BlockIds } from './blockIds.ts'
import { brokenStepLaw, type StepTally } from './brokenStepLaw.ts'
import type { CachedReading } from './CachedReading.ts'
import { type MarkedCharacters, markedCharacters, misplacedMark } from './wordMarks.ts'

/** What there was before something happened that is not the person's edit. */
export interface Before {
  readonly state: EditorState
  readonly blocks: readonly BlockIds[]
  readonly marked: MarkedCharacters
}

/** What has to hold for an editor that is shown what others did, or what undo did. */
export class RemoteLaws {
  /** Goes into the editor's state; sees what the binding shows. */
  readonly plugin: Plugin
  readonly #tally: StepTally
  #shown: Transaction[] = []

  constructor(tally: StepTally) {
    this.#tally = tally
    this.plugin = new Plugin({
      state: {
        init: () => null,
        apply: (tr) => {
          if (tr.docChanged && showsModel(tr)) this.#shown.push(tr)
          return null
        },
      },
    })
  }

  before(state: EditorState, { now: { blocks } }: CachedReading): Before {
    this.#shown = []
    return { state, blocks, marked: markedCharacters(state, blocks) }
  }

  /**
   * What is wrong after one thing that was shown at once; null if nothing is. `hasCaretStayed`: whether the selection
   * was to stay in its text.
   */
  broken(before: Before, state: EditorState, reading: CachedReading, isCaretToStay: boolean): string | null {
    const [tr, ...others] = this.#shown
    // Only one transaction leads from what was read before to what is read now.
    if (!tr || others.length > 0 || tr.before !== before.state.doc || tr.doc !== state.doc) return null
    const { blocks } = reading.now
    return (
      brokenStepLaw(tr, before.blocks, blocks, this.#tally) ??
      misplacedMark(before.marked, state, blocks) ??
      (isCaretToStay ? lostCaret(before, state, blocks) : null)
    )
  }
}

/** A caret at the end of a text stays in the block of the character that it stands behind, as long as that is shown. */
function lostCaret({ state, blocks }: Before, now: EditorState, after: readonly BlockIds[]): string | null {
  const { $head, empty } = state.selection
  if (!(state.selection instanceof TextSelection) || !empty || $head.pos !== $head.end()) return null
  const left = blocks.find(({ from }) => from === $head.start())?.ids.at(-1)
  if (!left) return null
  const last = left[1] + left[2] - 1
  const block = after.find(({ ids }) =>
    ids.some(([client, clock, length]) => client === left[0] && clock <= last && last < clock + length),
  )
  const { $head: head } = now.selection
  return !block || block.from === head.start() ? null : `the caret went from ${block.from} to ${head.pos}`
}
