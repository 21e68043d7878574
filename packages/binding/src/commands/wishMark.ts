import type { Mark } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform'
import { marksMeant } from '../meant.ts'

/**
 * Adds steps that set (or take away) a mark wherever the text of a range is not meant so yet. Where somebody suggests
 * something else, and the document has it so already, the step changes nothing and says what is wished.
 */
export function wishMark(
  state: EditorState,
  tr: Transaction,
  { from, to }: { readonly from: number; readonly to: number },
  mark: Mark,
  isOn: boolean,
): void {
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return
    const isSo = (marks: readonly Mark[]) =>
      (isOn ? mark.isInSet(marks) : mark.type.isInSet(marks) !== undefined) === isOn
    if (isSo(marksMeant(state, node))) return
    const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)]
    if (isSo(node.marks)) tr.step(new (isOn ? AddMarkStep : RemoveMarkStep)(start, end, mark))
    else if (isOn) tr.addMark(start, end, mark)
    else tr.removeMark(start, end, mark.type)
  })
}
