import type { Node } from '@tiptap/pm/model'
import { Mapping, type Step, type Transform } from '@tiptap/pm/transform'

/**
 * Puts local steps behind others that were made on the same document: the local ones are taken back in `tr`, the others applied, the local ones mapped through them and applied again as far as they
 * still fit. Answers with those that were applied again.
 */
export function rebase(tr: Transform, local: LocalSteps, others: readonly Step[]): readonly Step[] {
  const { steps, docs } = local
  const mapping = new Mapping()
  const add = (step: Step, mirror?: number): void => {
    tr.step(step)
    mapping.appendMap(step.getMap(), mirror)
  }
  for (let at = steps.length - 1; at >= 0; at -= 1) add(steps[at]!.invert(docs[at]!))
  for (const step of others) add(step)
  const rebased: Step[] = []
  for (const [at, step] of steps.entries()) {
    // The maps from the inversion of the step behind this one on lead from its document to the present one.
    const mapped = step.map(mapping.slice(steps.length - at))
    if (!mapped || tr.maybeStep(mapped).failed !== null) continue
    rebased.push(mapped)
    mapping.appendMap(mapped.getMap(), steps.length - 1 - at)
  }
  return rebased
}

/** Steps and the documents before each of them. */
export interface LocalSteps {
  readonly steps: readonly Step[]
  readonly docs: readonly Node[]
}
