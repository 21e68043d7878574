import type { Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import { bodyBlock, bodyBlocksFrom } from './blockPositions.ts'
import { type Hunk, idHunks } from './idHunks.ts'
import type { Line } from './Line.ts'
import { type LineChange, LineStep } from './LineStep.ts'
import type { ReadState } from './LineList.ts'
import { patchLine } from './patchLine.ts'

/** A line of the body that was read again, says something else, and stays where it is. */
export interface ChangedLine {
  /** Which block of the body it is, as the document shows them. */
  readonly ordinal: number
  readonly before: ReadState
  readonly line: Line
}

/** Shows lines of the body anew, which are in their order; their blocks are looked for once. */
export function patchLines(tr: Transform, changed: readonly ChangedLine[]): void {
  const [first, last] = [changed[0], changed.at(-1)]
  if (!first || !last) return
  const blocks = bodyBlocksFrom(tr.doc, first.ordinal, last.ordinal - first.ordinal + 1)
  // From the last to the first, so that positions before stay what they were.
  for (const { ordinal, before, line } of changed.toReversed()) {
    const block = blocks[ordinal - first.ordinal]
    if (!block) throw new Error('patchLines: a line is not shown')
    const hunks = idHunks(before.ids, line.ids)
    if (hunks) for (const step of stepsOf(block.pos, block.node, line.node, hunks)) tr.step(step)
    else patchLine(tr, bodyBlock(tr.doc, ordinal)!, before, line)
  }
}

/**
 * What goes and what comes are steps of their own, because a decoration that ends with text that goes would otherwise end
 * with what comes. The last one shows the line as it is.
 */
function stepsOf(pos: number, before: Node, shown: Node, hunks: readonly Hunk[]): readonly LineStep[] {
  const steps: LineStep[] = []
  const parts = hunks.toReversed().flatMap(partsOf)
  let node = before
  for (const [at, { change, from, to }] of parts.entries()) {
    const { content } = node
    const { offset, old } = change
    const now =
      at === parts.length - 1
        ? shown
        : node.copy(
            content
              .cut(0, offset)
              .append(shown.content.cut(from, to))
              .append(content.cut(offset + old)),
          )
    steps.push(new LineStep(pos, node.nodeSize, now, change))
    node = now
  }
  return steps.length > 0 ? steps : [new LineStep(pos, before.nodeSize, shown, null)]
}

interface Part {
  readonly change: LineChange
  /** What comes, in the line as it is shown. */
  readonly from: number
  readonly to: number
}

function partsOf({ fromA, toA, fromB, toB }: Hunk): readonly Part[] {
  const parts: Part[] = []
  if (toA > fromA) parts.push({ change: { offset: fromA, old: toA - fromA, now: 0 }, from: fromB, to: fromB })
  if (toB > fromB) parts.push({ change: { offset: fromA, old: 0, now: toB - fromB }, from: fromB, to: toB })
  return parts
}
