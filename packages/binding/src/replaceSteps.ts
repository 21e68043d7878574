import { Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'

/**
 * The steps that put `slice` in place of a stretch: what goes and what comes are steps of their own, because a
 * decoration that ends with text that goes would otherwise end with what comes. None if nothing goes and nothing comes.
 */
export function replaceSteps(from: number, to: number, slice: Slice): readonly ReplaceStep[] {
  const steps: ReplaceStep[] = []
  if (from < to) steps.push(new ReplaceStep(from, to, Slice.empty))
  if (slice.content.size > 0) steps.push(new ReplaceStep(from, from, slice))
  return steps
}
