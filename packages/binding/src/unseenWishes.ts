import { FORMATS, type Format, isFormattedRoot, isSameMarker, type Marker, markerOf } from '@stet/article'
import type { Mark } from '@tiptap/pm/model'
import {
  AddMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  type Step,
} from '@tiptap/pm/transform'
import { lineOfBlock, rootAt } from './blockPositions.ts'
import { wishOf } from './FormatWish.ts'
import { markerId } from './Line.ts'
import { neighbourBehind } from './neighbours.ts'
import { isHighHalf, isLowHalf } from './surrogateHalves.ts'
import { TokenSequence } from './TokenSequence.ts'
import type { LocalEdit } from './writeRange.ts'
import { writeKind } from './writeKind.ts'

/**
 * Writes what steps wish and the document cannot show: a format or a kind that is there already, or not there, because
 * what the person suggested earlier is drawn beside it. So is a suggested deletion of a block's marker, which a step takes
 * back that sets the derived attribute. What they make of the document otherwise is not looked at.
 */
export function writeUnseenWishes(edit: LocalEdit, steps: readonly Step[]): void {
  for (const [at, step] of steps.entries()) {
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) wishFormat(edit, steps, at, step)
    else if (step instanceof ReplaceAroundStep) wishKind(edit, steps, at, step)
    else if (step instanceof AttrStep && step.attr === 'deletion') wishMarker(edit, steps, at, step)
  }
}

function wishFormat(
  { index, old, now, writer }: LocalEdit,
  steps: readonly Step[],
  at: number,
  step: AddMarkStep | RemoveMarkStep,
): void {
  const { mark } = step
  if (!isFormat(mark)) return
  const { back, forth } = mappingsAround(steps, at)
  const [from, to] = [back.map(step.from, 1), back.map(step.to, -1)]
  const root = rootAt(old, from)
  if (from >= to || !isFormattedRoot(root) || rootAt(old, to) !== root) return
  const before = TokenSequence.between(old, from, to, { index, firstMarkers: new Map() })
  const after = TokenSequence.between(now, forth.map(step.from, 1), forth.map(step.to, -1), null)
  if (before.length !== after.length || before.length === 0) return
  const list = index.roots[root]
  const wish = wishOf(mark, step instanceof AddMarkStep)
  const behind = neighbourBehind(index, old, list, to)
  // Half a character at an end of the step has the formats of the whole.
  const start = isLowHalf(before.unitAt(0)) ? 1 : 0
  const wished = before.length - (isHighHalf(before.unitAt(before.length - 1)) ? 1 : 0)
  for (let first = start; first < wished;) {
    const end = Math.min(wished, before.partEnd(first), after.partEnd(first))
    if (!before.isMarker(first)) {
      const [was, is] = [formatIn(before.formatsAt(first), mark), formatIn(after.formatsAt(first), mark)]
      const next = end < before.length ? before.idAt(end) : behind
      const isSeen = was !== is || is !== (wish.on && (wish.link ?? true))
      if (!isSeen)
        writer.wishes.push({ list, first: before.idAt(first), last: before.idAt(end - 1), next, wish })
    }
    first = end
  }
}

function wishKind(
  { index, old, now, writer }: LocalEdit,
  steps: readonly Step[],
  at: number,
  step: ReplaceAroundStep,
): void {
  const marker = markerSetBy(step)
  const { back, forth } = mappingsAround(steps, at)
  const pos = back.map(step.from, 1)
  if (!marker || rootAt(old, pos) !== 'body') return
  const nodes = [old.nodeAt(pos), now.nodeAt(forth.map(step.from, 1))]
  const isUnseen = nodes.every((node) => {
    const shown = node?.isTextblock ? markerOf(node) : null
    return shown && isSameMarker(shown, marker)
  })
  const id = isUnseen ? markerId(lineOfBlock(index, old, pos).line) : null
  if (id) writeKind(writer, id, marker)
}

/** That a block shall not be said to go any more: the person takes back to have suggested it. */
function wishMarker(
  { index, old, writer }: LocalEdit,
  steps: readonly Step[],
  at: number,
  { pos }: AttrStep,
): void {
  const place = mappingsAround(steps, at).back.map(pos, 1)
  if (!old.nodeAt(place)?.isTextblock) return
  const id = markerId(lineOfBlock(index, old, place).line)
  if (id) writer.keep([[...id, 1]])
}

/** The kind that a step gives to one textblock, if that is all it does. */
function markerSetBy({ from, to, gapFrom, gapTo, insert, slice }: ReplaceAroundStep): Marker | null {
  const node = slice.content.childCount === 1 ? slice.content.firstChild : null
  const isAroundText = gapFrom === from + 1 && gapTo === to - 1 && insert === 1
  return isAroundText && node?.isTextblock ? markerOf(node) : null
}

/** From the document before a step back to the first one, and on to the last one. */
function mappingsAround(steps: readonly Step[], at: number) {
  const maps = steps.map((step) => step.getMap())
  return { back: new Mapping(maps.slice(0, at)).invert(), forth: new Mapping(maps.slice(at)) }
}

function isFormat({ type }: Mark): boolean {
  return (FORMATS as readonly string[]).includes(type.name)
}

/** Whether there is the format of a mark, and for a link where it leads. */
function formatIn(marks: readonly Mark[], { type }: Mark): string | boolean {
  const mark = type.isInSet(marks)
  if (!mark) return false
  return (type.name as Format) === 'link' ? String(mark.attrs['href']) : true
}
