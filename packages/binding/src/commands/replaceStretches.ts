import type { Command } from '@tiptap/pm/state'
import { replaceText } from '../find/replaceText.ts'
import { setStyleCheck } from './styleCheckMeta.ts'
import { setUndoBoundary } from './undoBoundary.ts'

/** `text` in the place of what stands between two positions of one textblock. */
export interface StretchReplacement {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Puts right what a check of the house style found, each by itself, so that nothing between is touched, in one
 * transaction and one undo step. The stretches are in order, none over another. What is new has the formats of what it
 * stands for; the caret stays where it was. False where nothing changes, and for somebody who may not write.
 */
export function replaceStretches(stretches: readonly StretchReplacement[], mayWrite: () => boolean): Command {
  return (state, dispatch) => {
    if (stretches.length === 0 || !mayWrite()) return false
    const { tr } = state
    let shift = 0
    for (const { from, to, text } of stretches)
      shift += replaceText(tr, { from: from + shift, to: to + shift }, text)
    if (!tr.docChanged) return false
    dispatch?.(setStyleCheck(setUndoBoundary(tr)))
    return true
  }
}
