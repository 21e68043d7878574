import { appendRange, type IdRange } from '@stet/article'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { ReplaceStep, Transform } from '@tiptap/pm/transform'
import { bodyBlocksFrom, type PlacedBlock } from './blockPositions.ts'
import { type Hunk, idHunks } from './idHunks.ts'
import type { Line } from './Line.ts'
import type { LineList, RereadLines } from './LineList.ts'
import { patchBlock } from './patchBlock.ts'
import { patchSections, startsSection } from './patchSections.ts'
import { replaceSteps } from './replaceSteps.ts'
import { isFirstShown } from './shownLines.ts'

/**
 * Shows blocks of the body that came or went: each stretch of characters and markers that went or came is one step,
 * whole blocks are put in and taken out whole, so that their neighbours stay the same objects. The first line may come
 * to be shown or hidden; `wasFirstShown` says which it was.
 */
export function patchBlocks(
  tr: Transform,
  list: LineList,
  { index, before, after }: RereadLines,
  wasFirstShown: boolean,
): void {
  const [wasAt, isAt] = [ordinalOf(index, wasFirstShown), ordinalOf(index, isFirstShown(list))]
  const states = before.slice(index === 0 && !wasFirstShown ? 1 : 0)
  const places = bodyBlocksFrom(tr.doc, wasAt, states.length)
  const old = states.map(({ line, ids, length }, at): OldBlock => {
    const { pos, node } = places[at]!
    return { pos, node, marker: line.marker, ids, length }
  })
  const now = after.slice(index === 0 && !isFirstShown(list) ? 1 : 0)
  const steps = old.length === 0 || now.length === 0 ? allOf(tr.doc, old, now) : stepsBetween(old, now)
  for (const step of steps) tr.step(step)
  // From the last to the first, so that positions before stay what they were.
  const shown = bodyBlocksFrom(tr.doc, isAt, now.length)
  for (const [at, { pos, node }] of [...shown.entries()].toReversed())
    if (!node.eq(now[at]!.node)) patchBlock(tr, pos, now[at]!.node)
  patchSections(tr)
}

/** The number that the first shown block of a region has in the body. */
function ordinalOf(index: number, isFirst: boolean): number {
  return Math.max(0, index - (isFirst ? 0 : 1))
}

/** A block as it stands in the document. */
type OldBlock = PlacedBlock & Pick<Line, 'marker' | 'ids' | 'length'>

/** Only the first line came or went: there is nothing beside it that could have changed. */
function allOf(doc: Node, old: readonly OldBlock[], now: readonly Line[]): readonly ReplaceStep[] {
  const from = old[0]?.pos ?? bodyBlocksFrom(doc, 0, 1)[0]!.pos
  const last = old.at(-1)
  return replaceSteps(from, last ? endOf(last) : from, wholeBlocks(now))
}

/** The steps in an order in which none moves the place of a later one. */
function stepsBetween(old: readonly OldBlock[], now: readonly Line[]): readonly ReplaceStep[] {
  const [tokens, others] = [tokensOf(old), tokensOf(now)]
  const everything = { fromA: 0, toA: lengthOf(tokens), fromB: 0, toB: lengthOf(others) }
  const hunks = idHunks(tokens, others) ?? [everything]
  return hunks.toReversed().flatMap((hunk) => stepsOf(old, now, hunk))
}

function stepsOf(old: readonly OldBlock[], now: readonly Line[], hunk: Hunk): readonly ReplaceStep[] {
  const span = {
    old: [placeOfToken(old, hunk.fromA), placeOfToken(old, hunk.toA)],
    now: [placeOfToken(now, hunk.fromB), placeOfToken(now, hunk.toB)],
  } as const
  const isAtTop = span.old[0].block < 0 || span.now[0].block < 0
  const isInOneBlock = [span.old, span.now].every(([from, to]) => from.block === to.block)
  const isAtEnds = isEnd(old, span.old[1]) && isEnd(now, span.now[1])
  if ((!isInOneBlock || isAtTop) && isAtEnds) return stepsBehind(old, now, span, isAtTop)
  // Where both begin with a marker, the last that went and the last that came are one block of another kind.
  const isBehind = span.old[0].block < span.old[1].block && span.now[0].block < span.now[1].block
  const next = isBehind && isEnd(old, span.old[0]) && isEnd(now, span.now[0]) ? startOfNext : insideOf
  const [from, start] = [next(span.old[0]), next(span.now[0])]
  const [to, end] = [insideOf(span.old[1]), insideOf(span.now[1])]
  const [first, last, goal] = [old[from.block]!, old[to.block]!, now[end.block]!]
  if (from.offset === 0 && start.offset === 0 && (next === startOfNext || last.node.sameMarkup(goal.node))) {
    // At the start of a block, what is whole goes before it.
    const isSectionKept = !startsSection(last.node) || startsSection(first.node)
    const place = isSectionKept ? last.pos : endOf(old[Math.max(from.block, to.block - 1)]!)
    const coming = now.slice(start.block, end.block)
    return [
      ...textSteps(last, 0, to.offset, goal, 0, end.offset),
      ...(from.block < to.block || coming.length > 0
        ? replaceSteps(first.pos, from.block < to.block ? place : first.pos, wholeBlocks(coming))
        : []),
    ]
  }
  return replaceSteps(
    first.pos + 1 + from.offset,
    last.pos + 1 + to.offset,
    openSlice(now.slice(start.block, end.block + 1), start.offset, end.offset),
  )
}

interface Span {
  readonly old: readonly [Place, Place]
  readonly now: readonly [Place, Place]
}

/** Both end with a block: what is whole goes behind the block that it began in, so that a caret at its end stays. */
function stepsBehind(
  old: readonly OldBlock[],
  now: readonly Line[],
  span: Span,
  isAtTop: boolean,
): readonly ReplaceStep[] {
  const [[from, to], [start, end]] = [span.old, span.now]
  const coming = now.slice(isAtTop ? 0 : start.block + 1, end.block + 1)
  const going = old.slice(isAtTop ? 0 : from.block + 1, to.block + 1)
  const [first, goal, next, last] = [old[from.block], now[start.block], going[0], going.at(-1)]
  const isSectionKept = next && startsSection(coming[0]?.node ?? null)
  const place = !isAtTop && first && !isSectionKept ? endOf(first) : (next ?? old[0]!).pos
  const whole = replaceSteps(place, last ? endOf(last) : place, wholeBlocks(coming))
  if (isAtTop || !first || !goal) return whole
  const goes = to.block > from.block ? first.length : to.offset
  const comes = end.block > start.block ? goal.length : end.offset
  return [...whole, ...textSteps(first, from.offset, goes, goal, start.offset, comes)]
}

function textSteps(
  { pos }: PlacedBlock,
  from: number,
  to: number,
  { node }: Line,
  start: number,
  end: number,
): readonly ReplaceStep[] {
  return replaceSteps(pos + 1 + from, pos + 1 + to, new Slice(node.content.cut(start, end), 0, 0))
}

function wholeBlocks(lines: readonly Line[]): Slice {
  return new Slice(Fragment.fromArray(lines.map(({ node }) => node)), 0, 0)
}

/** What came, open at both ends where it begins and ends inside of a block. */
function openSlice(lines: readonly Line[], start: number, end: number): Slice {
  if (lines.length === 1) return new Slice(lines[0]!.node.content.cut(start, end), 0, 0)
  const blocks = lines.map(({ node }, at) =>
    node.cut(at === 0 ? start : 0, at === lines.length - 1 ? end : node.content.size),
  )
  return new Slice(Fragment.fromArray(blocks), 1, 1)
}

function endOf({ pos, node }: PlacedBlock): number {
  return pos + node.nodeSize
}

type Tokens = Pick<Line, 'marker' | 'ids' | 'length'>

function tokensOf(lines: readonly Tokens[]): readonly IdRange[] {
  const ids: IdRange[] = []
  for (const { marker, ids: ranges } of lines) {
    if (marker) appendRange(ids, marker.id.client, marker.id.clock, 1)
    for (const range of ranges) appendRange(ids, ...range)
  }
  return ids
}

function lengthOf(ids: readonly IdRange[]): number {
  return ids.reduce((sum, [, , length]) => sum + length, 0)
}

/** A place in the text of a block; block -1 is before the marker of the first one. */
interface Place {
  readonly block: number
  readonly offset: number
}

/** Where the border before a token stands: a marker's is the end of the block before it. */
function placeOfToken(lines: readonly Tokens[], token: number): Place {
  if (token === 0 && lines[0]?.marker) return { block: -1, offset: 0 }
  let start = 0
  for (let block = 0; block < lines.length; block += 1) {
    const { marker, length } = lines[block]!
    const content = start + (marker ? 1 : 0)
    if (token <= content + length) return { block, offset: token - content }
    start = content + length
  }
  throw new Error('placeOfToken: there are not so many')
}

function isEnd(lines: readonly Tokens[], { block, offset }: Place): boolean {
  return offset === (lines[block]?.length ?? 0)
}

function startOfNext({ block }: Place): Place {
  return { block: block + 1, offset: 0 }
}

function insideOf(place: Place): Place {
  return place.block < 0 ? { block: 0, offset: 0 } : place
}
