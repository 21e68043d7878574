import { Slice } from '@tiptap/pm/model'
import type { Mark, Node } from '@tiptap/pm/model'
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform'
import type { Transform } from '@tiptap/pm/transform'
import { isInsidePair } from '@stet/article'

/**
 * Makes the textblock before which `pos` stands the same as `want`: what differs of its text is replaced in one
 * piece, what differs of its marks added and removed, kind and attributes set. Carets and decorations in what stays
 * survive. Adds no step when nothing differs.
 */
export function patchBlock(tr: Transform, pos: number, want: Node): void {
  if (blockAt(tr, pos).eq(want)) return
  patchText(tr, pos, want)
  patchMarks(tr, pos, want)
  patchMarkup(tr, pos, want)
}

function patchText(tr: Transform, pos: number, want: Node): void {
  const have = blockAt(tr, pos).textContent
  const text = want.textContent
  if (have === text) return
  const atMost = Math.min(have.length, text.length)
  let start = 0
  while (start < atMost && have[start] === text[start]) start += 1
  if (isInsidePair(have, start) || isInsidePair(text, start)) start -= 1
  let end = 0
  while (end < atMost - start && have.at(-1 - end) === text.at(-1 - end)) end += 1
  if (isInsidePair(have, have.length - end) || isInsidePair(text, text.length - end)) end -= 1
  const slice = new Slice(want.content.cut(start, text.length - end), 0, 0)
  tr.step(new ReplaceStep(pos + 1 + start, pos + 1 + have.length - end, slice))
}

/** Adds and removes marks until a textblock with the text of `want` has its marks, each stretch in one step. */
export function patchMarks(tr: Transform, pos: number, want: Node): void {
  const have = blockAt(tr, pos)
  if (have.content.eq(want.content)) return
  const removed: MarkStretch[] = []
  const added: MarkStretch[] = []
  forBoth(have, want, (from, to, old, now) => {
    for (const mark of old) if (!mark.isInSet(now)) extend(removed, from, to, mark)
    for (const mark of now) if (!mark.isInSet(old)) extend(added, from, to, mark)
  })
  const start = pos + 1
  for (const { from, to, mark } of removed) tr.step(new RemoveMarkStep(start + from, start + to, mark))
  for (const { from, to, mark } of added) tr.step(new AddMarkStep(start + from, start + to, mark))
}

/** Sets kind and attributes; the content stays. */
export function patchMarkup(tr: Transform, pos: number, want: Node): void {
  const have = blockAt(tr, pos)
  if (have.type !== want.type) {
    tr.setNodeMarkup(pos, want.type, want.attrs)
    return
  }
  for (const name of Object.keys(want.attrs)) {
    if (have.attrs[name] !== want.attrs[name]) tr.step(new AttrStep(pos, name, want.attrs[name]))
  }
}

interface MarkStretch {
  readonly from: number
  to: number
  readonly mark: Mark
}

function extend(stretches: MarkStretch[], from: number, to: number, mark: Mark): void {
  const open = stretches.findLast((stretch) => stretch.to === from && stretch.mark.eq(mark))
  if (open) open.to = to
  else stretches.push({ from, to, mark })
}

/** Visits the stretches of two textblocks of the same text between which no marks change. */
function forBoth(
  one: Node,
  other: Node,
  visit: (from: number, to: number, marks: readonly Mark[], others: readonly Mark[]) => void,
): void {
  let from = 0
  let [index, end] = [0, one.maybeChild(0)?.nodeSize ?? 0]
  let [otherIndex, otherEnd] = [0, other.maybeChild(0)?.nodeSize ?? 0]
  while (index < one.childCount && otherIndex < other.childCount) {
    const to = Math.min(end, otherEnd)
    const [marks, others] = [one.child(index).marks, other.child(otherIndex).marks]
    if (marks !== others) visit(from, to, marks, others)
    from = to
    if (end === to) end += one.maybeChild((index += 1))?.nodeSize ?? 0
    if (otherEnd === to) otherEnd += other.maybeChild((otherIndex += 1))?.nodeSize ?? 0
  }
}

function blockAt(tr: Transform, pos: number): Node {
  const node = tr.doc.nodeAt(pos)
  if (!node?.isTextblock) throw new Error('patchBlock: no textblock there')
  return node
}
