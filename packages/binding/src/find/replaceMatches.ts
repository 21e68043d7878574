import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state'
import { cleanLine } from '../commands/clipboard/cleanText.ts'
import { setUndoBoundary } from '../commands/undoBoundary.ts'
import type { FindMatch } from './DocumentSearch.ts'
import { findStateOf } from './FindState.ts'
import { matchesOf } from './matchesOf.ts'
import { replaceText } from './replaceText.ts'
import { selectMatch } from './selectMatch.ts'

/** Whether the person may write at this moment. */
export type MayWrite = () => boolean

/**
 * Replaces the current match and selects the one behind it; without a current one it only selects the next. An undo
 * step of its own. False where nothing was found, and for somebody who may not write.
 */
export function replaceMatch(text: string, mayWrite: MayWrite): Command {
  return (state, dispatch, view) => {
    const find = findStateOf(state)
    if (!find || find.matches.length === 0 || !mayWrite()) return false
    const match = find.matches.at(find.current)
    if (!match) return selectMatch('next')(state, dispatch, view)
    const tr = replaceEach(state.tr, [match], text)
    const behind = match.from + cleanLine(text).length
    const matches = matchesOf(find.search, tr.doc)
    const next = matches.at(matches.firstFrom(behind)) ?? matches.at(0)
    const selection = next ?? { from: behind, to: behind }
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.from, selection.to)).scrollIntoView())
    return true
  }
}

/**
 * Replaces every match, in one transaction and one undo step. The caret stays where it was. False where nothing was
 * found, and for somebody who may not write.
 */
export function replaceAllMatches(text: string, mayWrite: MayWrite): Command {
  return (state, dispatch) => {
    const find = findStateOf(state)
    if (!find || find.matches.length === 0 || !mayWrite()) return false
    const tr = replaceEach(state.tr, find.matches, text)
    if (tr.docChanged) dispatch?.(tr)
    return true
  }
}

/** Each match by itself, from the first to the last, so that nothing between them is touched. An undo step of its own. */
export function replaceEach(tr: Transaction, matches: Iterable<FindMatch>, text: string): Transaction {
  const clean = cleanLine(text)
  let shift = 0
  for (const { from, to } of matches) shift += replaceText(tr, { from: from + shift, to: to + shift }, clean)
  return setUndoBoundary(tr)
}
