import { type IdRange, appendRange } from '@stet/article'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep, type Transform } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import { blockOfLine, bodyBlocksFrom, type SectionBlock } from './blockPositions.ts'
import { type Hunk, idHunks } from './idHunks.ts'
import type { Line } from './Line.ts'
import type { LineList, ReadState, RereadLines } from './LineList.ts'
import { patchBlock, patchMarks, patchMarkup } from './patchBlock.ts'
import { patchStructure } from './patchStructure.ts'
import { isFirstShown } from './shownLines.ts'

/**
 * Brings lines that were read again into a document that shows them as they were: what was typed is one step of its
 * own size, a marker that came or went one split or join, a format one mark step, a kind one step on its block.
 * `wasFirstShown`: whether the first line of the root was shown before.
 */
export function patchRegion(
  tr: Transform,
  index: BlockIndex,
  list: LineList,
  region: RereadLines,
  wasFirstShown: boolean,
): void {
  const { root } = list
  const { before, after } = region
  const isSameLines = before.length === after.length && before.every(({ line }, at) => line === after[at])
  const isFirstSame = wasFirstShown === isFirstShown(list)
  if (isSameLines && isFirstSame) {
    before.forEach((state, at) => patchLine(tr, index, list, state, after[at]!))
    const isHeadingNew = before.some(({ node }, at) => isHeading(node) !== isHeading(after[at]!.node))
    if (root !== 'body' || !isHeadingNew) return
    patchStructure(tr, index, root)
  } else if (root !== 'body' || !isFirstSame || !splitAndJoin(tr, list, region)) {
    if (root === 'body' || root === 'details') patchStructure(tr, index, root)
  }
  settle(index, tr.doc, list, region)
}

/** The nodes of the lines become the objects that stand in the document. */
function settle(index: BlockIndex, doc: Node, list: LineList, region: RereadLines): void {
  const blocks = list.root === 'body' ? shownBlocks(doc, list, region, region.after.length) : null
  for (const [at, line] of region.after.entries()) {
    const block = blocks ? blocks[at] : blockOfLine(index, doc, list, line)
    if (block) adopt(list, line, block.node)
  }
}

function adopt(list: LineList, line: Line, node: Node | null): void {
  if (!node?.eq(line.node)) throw new Error(`patchRegion: ${list.root} shows something else than it reads`)
  line.node = node
}

/** The blocks of the body that a region's lines stand for, in their order; null for a first line that is not shown. */
function shownBlocks(
  doc: Node,
  list: LineList,
  { index }: RereadLines,
  count: number,
): readonly (SectionBlock | null)[] {
  const ordinal = index - (isFirstShown(list) ? 0 : 1)
  return ordinal < 0 ? [null, ...bodyBlocksFrom(doc, 0, count - 1)] : bodyBlocksFrom(doc, ordinal, count)
}

function patchLine(tr: Transform, index: BlockIndex, list: LineList, before: ReadState, line: Line): void {
  const block = blockOfLine(index, tr.doc, list, line)
  if (!block) return
  const { pos } = block
  if (!block.node.eq(line.node)) {
    const hunks = idHunks(before.ids, line.ids)
    for (const { fromA, toA, fromB, toB } of (hunks ?? []).toReversed()) {
      const slice = new Slice(line.node.content.cut(fromB, toB), 0, 0)
      tr.step(new ReplaceStep(pos + 1 + fromA, pos + 1 + toA, slice))
    }
    if (!hunks) patchBlock(tr, pos, line.node)
    else if (!tr.doc.nodeAt(pos)?.eq(line.node)) {
      patchMarks(tr, pos, line.node)
      patchMarkup(tr, pos, line.node)
    }
  }
  adopt(list, line, tr.doc.nodeAt(pos))
}

/** Blocks of the body that came or went by splits and joins, each in a step; false if it takes more than that. */
function splitAndJoin(tr: Transform, list: LineList, region: RereadLines): boolean {
  const { before, after } = region
  const hunks = idHunks(tokensOf(before), tokensOf(after))
  if (!hunks) return false
  const old = before.map(({ line, length }) => ({ hasMarker: line.marker !== null, length }))
  const now = after.map(({ marker, length }) => ({ hasMarker: marker !== null, length }))
  const blocks = shownBlocks(tr.doc, list, region, old.length)
  const steps: ReplaceStep[] = []
  for (const hunk of hunks.toReversed()) {
    const place = placeOfToken(old, hunk.fromA)
    const isAtEnd = hunk.fromA === hunk.toA && place.offset === old[place.line]!.length
    const { text, whole } = isAtEnd ? wholeBlocksOf(after, now, hunk) : { text: hunk, whole: [] }
    if (whole.length > 0) {
      const block = blocks[place.line]
      if (!block) return false
      const end = block.pos + block.node.nodeSize
      steps.push(new ReplaceStep(end, end, sliceOfBlocks(whole)))
    }
    if (text.fromA === text.toA && text.fromB === text.toB) continue
    const to = placeOfToken(old, text.toA)
    const [first, last] = [blocks[place.line], blocks[to.line]]
    if (!first || !last) return false
    const start = first.pos + 1 + place.offset
    steps.push(new ReplaceStep(start, last.pos + 1 + to.offset, sliceOf(after, now, text)))
  }
  for (const step of steps) tr.step(step)
  const shown = shownBlocks(tr.doc, list, region, after.length)
  // From the last to the first, so that positions before stay what they were.
  for (const [at, block] of [...shown.entries()].toReversed())
    if (block && !block.node.eq(after[at]!.node)) patchBlock(tr, block.pos, after[at]!.node)
  const first = region.index - (isFirstShown(list) ? 0 : 1)
  return shown.every(
    (block, at) => !block || first + at === 0 || block.isFirst === isHeading(after[at]!.node),
  )
}

interface LineTokens {
  readonly hasMarker: boolean
  readonly length: number
}

function tokensOf(states: readonly (ReadState | Line)[]): IdRange[] {
  const ids: IdRange[] = []
  for (const state of states) {
    const marker = 'line' in state ? state.line.marker : state.marker
    if (marker) appendRange(ids, marker.id.client, marker.id.clock, 1)
    for (const range of state.ids) appendRange(ids, ...range)
  }
  return ids
}

/** Where the border before a token stands: in the line of the token before it, so that a marker's is a line's end. */
function placeOfToken(
  lines: readonly LineTokens[],
  token: number,
): { readonly line: number; readonly offset: number } {
  let start = 0
  for (let line = 0; line < lines.length; line += 1) {
    const { hasMarker, length } = lines[line]!
    const content = start + (hasMarker ? 1 : 0)
    if (token <= content + length) return { line, offset: Math.max(0, token - content) }
    start = content + length
  }
  throw new Error('placeOfToken: there are not so many')
}

/**
 * What came at the end of a block, as the text that goes on there and the whole blocks behind it: these are put behind
 * the block, so that a caret at its end stays there. No blocks if the last of them goes on with text that was there.
 */
function wholeBlocksOf(
  after: readonly Line[],
  tokens: readonly LineTokens[],
  hunk: Hunk,
): { readonly text: Hunk; readonly whole: readonly Node[] } {
  const from = placeOfToken(tokens, hunk.fromB)
  const to = placeOfToken(tokens, hunk.toB)
  const whole = after.slice(from.line + 1, to.line + 1).map(({ node }) => node)
  if (whole.length === 0 || to.offset < tokens[to.line]!.length) return { text: hunk, whole: [] }
  const goesOn = tokens[from.line]!.length - from.offset
  return { text: { ...hunk, toB: hunk.fromB + goesOn }, whole }
}

/** Whole blocks to be put behind a block of a section; those behind a heading are in its section. */
function sliceOfBlocks(blocks: readonly Node[]): Slice {
  const sections: Node[][] = [[]]
  for (const block of blocks) {
    if (isHeading(block)) sections.push([block])
    else sections.at(-1)!.push(block)
  }
  if (sections.length === 1) return new Slice(Fragment.fromArray([...blocks]), 0, 0)
  return sectionsSlice(blocks[0]!, sections, 1)
}

/** What came with a hunk, open at both ends where it begins or ends inside a block. */
function sliceOf(after: readonly Line[], tokens: readonly LineTokens[], { fromB, toB }: Hunk): Slice {
  const from = placeOfToken(tokens, fromB)
  const to = placeOfToken(tokens, toB)
  if (from.line === to.line)
    return new Slice(after[from.line]!.node.content.cut(from.offset, to.offset), 0, 0)
  const sections: Node[][] = [[]]
  for (let at = from.line; at <= to.line; at += 1) {
    const { node } = after[at]!
    const part = node.copy(
      node.content.cut(at === from.line ? from.offset : 0, at === to.line ? to.offset : node.content.size),
    )
    if (at > from.line && isHeading(node)) sections.push([part])
    else sections.at(-1)!.push(part)
  }
  const [only, ...others] = sections
  if (others.length === 0) return new Slice(Fragment.fromArray(only!), 1, 1)
  return sectionsSlice(only![0]!, sections, 2)
}

function sectionsSlice({ type }: Node, sections: readonly (readonly Node[])[], open: number): Slice {
  const { section } = type.schema.nodes
  return new Slice(Fragment.fromArray(sections.map((blocks) => section!.create(null, blocks))), open, open)
}

function isHeading(node: Node): boolean {
  return node.type.name === 'sectionHeading'
}
