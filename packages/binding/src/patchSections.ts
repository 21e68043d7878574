import { LINE_FIELDS } from '@stet/article'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep, type Transform } from '@tiptap/pm/transform'
import { rootSpan } from './blockPositions.ts'

/**
 * Makes the sections of a document begin at its headings: one step for each border that is missing, or that is where
 * none belongs. The blocks stay the same objects; empty sections go.
 */
export function patchSections(tr: Transform): void {
  const steps: ReplaceStep[] = []
  let { from: pos } = rootSpan(tr.doc, 'body')
  let isFirst = true
  for (let at = LINE_FIELDS.length; at < tr.doc.childCount - 1; at += 1) {
    const section = tr.doc.child(at)
    const isBegun = !isFirst && startsSection(section.firstChild)
    if (at > LINE_FIELDS.length && !isBegun) steps.push(new ReplaceStep(pos - 1, pos + 1, Slice.empty))
    section.forEach((block, offset, child) => {
      if (child > 0 && startsSection(block)) steps.push(split(section, pos + 1 + offset))
    })
    if (section.childCount > 0) isFirst = false
    pos += section.nodeSize
  }
  for (const step of steps.toReversed()) tr.step(step)
}

export function startsSection(block: Node | null): boolean {
  return block?.type.name === 'sectionHeading'
}

function split(section: Node, pos: number): ReplaceStep {
  return new ReplaceStep(pos, pos, new Slice(Fragment.from([section.copy(), section.copy()]), 1, 1))
}
