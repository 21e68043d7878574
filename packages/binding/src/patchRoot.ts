import type { Transform } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import { bodyBlock } from './blockPositions.ts'
import type { LineList, RereadLines } from './LineList.ts'
import { patchLine } from './patchLine.ts'
import { type ChangedLine, patchLines } from './patchLines.ts'
import { areSameLines, isBorderMoved, patchRegion } from './patchRegion.ts'
import { isFirstShown } from './shownLines.ts'

/**
 * Reads again what changed of a root, and brings it into a document that shows it as it was: one block in the smallest
 * steps, several blocks of the body that stay where they are in one walk, everything else region by region.
 */
export function patchRoot(tr: Transform, index: BlockIndex, list: LineList): void {
  let waiting: ChangedLine[] = []
  const show = (): void => {
    const [first] = waiting
    const block = first && waiting.length === 1 ? bodyBlock(tr.doc, first.ordinal) : null
    if (first && block) patchLine(tr, block, first.before, first.line)
    else patchLines(tr, waiting)
    waiting = []
  }
  for (;;) {
    const wasFirstShown = isFirstShown(list)
    const region = list.reread()
    if (!region) break
    const changed = changedLines(list, region, wasFirstShown)
    if (changed) waiting.push(...changed)
    else {
      show()
      patchRegion(tr, index, list, region, wasFirstShown)
    }
  }
  show()
}

/** The lines of a region of the body that say something else, if each stays where it is and no section begins or ends elsewhere; else null. */
function changedLines(
  list: LineList,
  region: RereadLines,
  wasFirstShown: boolean,
): readonly ChangedLine[] | null {
  const { index, before, after } = region
  if (list.root !== 'body' || !areSameLines(list, region, wasFirstShown) || isBorderMoved(region)) return null
  const first = index - (wasFirstShown ? 0 : 1)
  const changed: ChangedLine[] = []
  for (const [at, line] of after.entries()) {
    const state = before[at]!
    if (state.node.eq(line.node)) line.node = state.node
    else if (first + at >= 0) changed.push({ ordinal: first + at, before: state, line })
  }
  return changed
}
