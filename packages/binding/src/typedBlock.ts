import type { Selection } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { PersonsEdit } from './writeEdits.ts'

/** A textblock inside of which an edit replaced text. */
export interface TypedBlock {
  /** The position before it: the same before and behind the edit. */
  readonly pos: number
  /** Where the text was put, and how much of it. */
  readonly from: number
  readonly length: number
  /** Nothing went. */
  readonly isInsertion: boolean
}

/** The only textblock that an edit changed, if all it did was to replace text inside of it; else null. */
export function typedBlock({ old, steps }: PersonsEdit): TypedBlock | null {
  const [step] = steps
  if (steps.length !== 1 || !(step instanceof ReplaceStep)) return null
  const from = old.resolve(step.from)
  if (!from.parent.isTextblock || step.to > from.end()) return null
  const { openStart, openEnd, content } = step.slice
  const isText = openStart + openEnd === 0 && content.firstChild?.isInline !== false
  if (!isText) return null
  return { pos: from.before(), from: step.from, length: content.size, isInsertion: step.from === step.to }
}

/** Whether it was typed at a caret, which stands behind it now. */
export function isTypedAt(
  before: Selection | null,
  now: Selection,
  { from, length, isInsertion }: TypedBlock,
): boolean {
  if (!isInsertion || !before?.empty || !now.empty) return false
  return before.head === from && now.head === from + length
}
