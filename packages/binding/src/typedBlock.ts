import { ReplaceStep } from '@tiptap/pm/transform'
import type { PersonsEdit } from './writeEdits.ts'

/**
 * The position before the only textblock that an edit changed, if all it did was to replace text inside of it; else
 * null. It is the same before and behind the edit.
 */
export function typedBlock({ old, steps }: PersonsEdit): number | null {
  const [step] = steps
  if (steps.length !== 1 || !(step instanceof ReplaceStep)) return null
  const from = old.resolve(step.from)
  if (!from.parent.isTextblock || step.to > from.end()) return null
  const { openStart, openEnd, content } = step.slice
  const isText = openStart + openEnd === 0 && content.firstChild?.isInline !== false
  return isText ? from.before() : null
}
