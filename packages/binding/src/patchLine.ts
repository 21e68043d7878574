import { Slice, type Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import type { PlacedBlock } from './blockPositions.ts'
import { idHunks } from './idHunks.ts'
import type { Line } from './Line.ts'
import type { ReadState } from './LineList.ts'
import { patchBlock, patchMarks, patchMarkup } from './patchBlock.ts'
import { replaceSteps } from './replaceSteps.ts'

/** Brings one line that was read again into a document in whose block it stands as it was, in the smallest steps. */
export function patchLine(tr: Transform, { pos, node }: PlacedBlock, before: ReadState, line: Line): void {
  if (!node.eq(line.node)) {
    const hunks = idHunks(before.ids, line.ids)
    for (const { fromA, toA, fromB, toB } of (hunks ?? []).toReversed()) {
      const slice = new Slice(line.node.content.cut(fromB, toB), 0, 0)
      for (const step of replaceSteps(pos + 1 + fromA, pos + 1 + toA, slice)) tr.step(step)
    }
    if (!hunks) patchBlock(tr, pos, line.node)
    else if (!tr.doc.nodeAt(pos)?.eq(line.node)) {
      patchMarks(tr, pos, line.node)
      patchMarkup(tr, pos, line.node)
    }
  }
  adopt(line, tr.doc.nodeAt(pos))
}

/** The node of a line becomes the object that stands in the document. */
export function adopt(line: Line, node: Node | null): void {
  if (!node?.eq(line.node)) throw new Error('patchLine: a line shows something else than it reads')
  line.node = node
}
