import { Fragment, type Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import { bodyBlock, bodyBlocksFrom, type PlacedBlock } from './blockPositions.ts'
import { type Hunk, idHunks } from './idHunks.ts'
import type { Line } from './Line.ts'
import { LinesStep, type ShownLine } from './LinesStep.ts'
import type { ReadState } from './LineList.ts'
import { patchLine } from './patchLine.ts'

/** A line of the body that was read again, says something else, and stays where it is. */
export interface ChangedLine {
  /** Which block of the body it is, as the document shows them. */
  readonly ordinal: number
  readonly before: ReadState
  readonly line: Line
}

interface ExactLine {
  readonly ordinal: number
  readonly line: Line
  readonly hunks: readonly Hunk[]
}

/**
 * Shows lines of the body anew, which are in their order: what goes and what comes are a step each, because a decoration
 * that ends with text that goes would otherwise end with what comes.
 */
export function patchLines(tr: Transform, changed: readonly ChangedLine[]): void {
  const exact: ExactLine[] = []
  for (const { ordinal, before, line } of changed) {
    const hunks = idHunks(before.ids, line.ids)
    if (hunks) exact.push({ ordinal, line, hunks })
    else patchLine(tr, bodyBlock(tr.doc, ordinal)!, before, line)
  }
  const [first, last] = [exact[0], exact.at(-1)]
  if (!first || !last) return
  const blocks = bodyBlocksFrom(tr.doc, first.ordinal, last.ordinal - first.ordinal + 1)
  const gone: ShownLine[] = []
  const come: ShownLine[] = []
  let shift = 0
  for (const { ordinal, line, hunks } of exact) {
    const { pos, node } = blockAt(blocks, ordinal - first.ordinal)
    const going = hunks.filter(({ fromA, toA }) => toA > fromA)
    const coming = hunks.filter(({ fromB, toB }) => toB > fromB)
    let rest = node
    if (coming.length === 0 || going.length > 0) {
      rest = coming.length === 0 ? line.node : without(node, going)
      const changes = going.map(({ fromA, toA }) => [fromA, toA - fromA, 0] as const)
      gone.push({ pos, size: node.nodeSize, node: rest, changes })
    }
    if (coming.length > 0)
      come.push({ pos: pos + shift, size: rest.nodeSize, node: line.node, changes: inserted(coming) })
    shift += rest.nodeSize - node.nodeSize
  }
  if (gone.length > 0) tr.step(new LinesStep(gone))
  if (come.length > 0) tr.step(new LinesStep(come))
}

function blockAt(blocks: readonly PlacedBlock[], at: number): PlacedBlock {
  const block = blocks[at]
  if (!block) throw new Error('patchLines: a line is not shown')
  return block
}

function without(node: Node, going: readonly Hunk[]): Node {
  let content = Fragment.empty
  let from = 0
  for (const { fromA, toA } of going) {
    content = content.append(node.content.cut(from, fromA))
    from = toA
  }
  return node.copy(content.append(node.content.cut(from)))
}

/** What comes, in the text in which all that goes is gone. */
function inserted(coming: readonly Hunk[]): ShownLine['changes'] {
  let shift = 0
  return coming.map(({ fromB, toB }) => {
    const change = [fromB - shift, 0, toB - fromB] as const
    shift += toB - fromB
    return change
  })
}
