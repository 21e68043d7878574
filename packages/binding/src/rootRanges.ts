import { TEXT_ROOTS, type TextRoot } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from '@tiptap/pm/transform'
import { rootAt, rootSpan } from './blockPositions.ts'
import { type ChangedRange, changedRanges } from './changedRanges.ts'

/** A changed range inside one root. */
export interface RootRange extends ChangedRange {
  readonly root: TextRoot
}

/**
 * What steps changed from the document `old` to `now`, root by root in reading order; a range over several roots is
 * cut at their borders, so that no text wanders from one field into another. No range begins or ends inside a
 * surrogate pair, or inside a virtual value (it then takes in the start of that block), or at the start of a block
 * that got a new block (then too): whose marker stays with which text is decided by comparing both.
 */
export function rootRanges(steps: readonly Step[], old: Node, now: Node): readonly RootRange[] {
  const marked: MarkedRange[] = []
  for (const [after, step] of steps.entries()) {
    if (step instanceof AttrStep) marked.push({ after, from: step.pos, to: step.pos + 1 })
    else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
      addMarked(marked, { after, from: step.from, to: step.to })
  }
  const maps = steps.map((step) => step.getMap())
  const ranges = changedRanges(maps, marked).map((range) => widened(range, old, now))
  return joinedOverRoots(ranges, old, now).flatMap((range) => cutAtRoots(range, old, now))
}

interface MarkedRange {
  readonly after: number
  readonly from: number
  readonly to: number
}

/** A block ends and another begins, in another section. */
const BORDER = 4

/** Formats of neighbouring blocks, set one after the other, are one range: they become one span. */
function addMarked(marked: MarkedRange[], range: MarkedRange): void {
  const last = marked.at(-1)
  const isNext = last?.after === range.after - 1 && range.from >= last.to && range.from <= last.to + BORDER
  if (last && isNext) marked[marked.length - 1] = { ...range, from: last.from }
  else marked.push(range)
}

/** What lies between two ranges is the same text in both documents; if it wandered into another root, it changed too. */
function joinedOverRoots(ranges: readonly ChangedRange[], old: Node, now: Node): readonly ChangedRange[] {
  const joined: ChangedRange[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && rootAt(old, last.toA) !== rootAt(now, last.toB)) {
      joined[joined.length - 1] = { ...last, toA: range.toA, toB: range.toB }
    } else joined.push(range)
  }
  return joined
}

function cutAtRoots(range: ChangedRange, old: Node, now: Node): readonly RootRange[] {
  return TEXT_ROOTS.flatMap((root) => {
    const before = rootSpan(old, root)
    const after = rootSpan(now, root)
    const fromA = Math.max(range.fromA, before.from)
    const toA = Math.min(range.toA, before.to)
    const fromB = Math.max(range.fromB, after.from)
    const toB = Math.min(range.toB, after.to)
    if (fromA >= toA && fromB >= toB) return []
    return [
      {
        root,
        fromA: Math.min(fromA, before.to),
        toA: Math.max(fromA, toA),
        fromB,
        toB: Math.max(fromB, toB),
      },
    ]
  })
}

function widened(range: ChangedRange, old: Node, now: Node): ChangedRange {
  let { fromA, toA, fromB, toB } = range
  if (isInsidePair(old, fromA) || isInsidePair(now, fromB)) {
    fromA -= 1
    fromB -= 1
  }
  if (isInsidePair(old, toA) || isInsidePair(now, toB)) {
    toA += 1
    toB += 1
  }
  const start = old.resolve(fromA)
  if (start.parent.isTextblock && start.parentOffset === 0) {
    const isNewBlockHere = fromA === toA && start.parent.content.size > 0 && spansBlocks(now, fromB, toB)
    if (isNewBlockHere || start.parent.attrs['isVirtual'] === true) {
      fromA -= 1
      fromB -= 1
    }
  }
  return { fromA, toA, fromB, toB }
}

function spansBlocks(doc: Node, from: number, to: number): boolean {
  return from < to && !doc.resolve(from).sameParent(doc.resolve(to))
}

/** True between the halves of a surrogate pair, also where one half is in each of two text nodes. */
function isInsidePair(doc: Node, position: number): boolean {
  const at = doc.resolve(position)
  if (!at.parent.isTextblock || at.parentOffset === 0 || at.parentOffset === at.parent.content.size)
    return false
  const pair = at.parent.textBetween(at.parentOffset - 1, at.parentOffset + 1)
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair)
}
