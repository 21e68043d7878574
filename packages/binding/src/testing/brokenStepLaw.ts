import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { type BlockIds, characterNames } from './blockIds.ts'
import { overlaps, type ReplacedRange, replacedRanges } from './replacedRanges.ts'

/** Every step that showed somebody else's change, or what undo did. */
export interface StepTally {
  transactions: number
  steps: number
  /** Units that the largest step took away or put in. */
  largest: number
  /** Transactions whose steps replaced more than went and came, inside of blocks that changed. */
  coarser: number
}

export function newStepTally(): StepTally {
  return { transactions: 0, steps: 0, largest: 0, coarser: 0 }
}

export function addSteps(sum: StepTally, { transactions, steps, largest, coarser }: StepTally): void {
  sum.transactions += transactions
  sum.steps += steps
  sum.largest = Math.max(sum.largest, largest)
  sum.coarser += coarser
}

export function stepsSaid({ transactions, steps, largest, coarser }: StepTally): string {
  return `${steps} steps in ${transactions} transactions, the largest of ${largest} units, ${coarser} coarser than needed`
}

/**
 * Steps are no larger than what they show: a block that did not change stays the same object and lies in no replaced
 * range; where no block came or went, no more is replaced than the characters that went and came. What changed is found
 * by the identity of markers and characters, without the binding. Answers with what is wrong; null if nothing is.
 */
export function brokenStepLaw(
  tr: Transaction,
  before: readonly BlockIds[],
  after: readonly BlockIds[],
  tally: StepTally,
): string | null {
  const ranges = replacedRanges(tr)
  tally.transactions += 1
  tally.steps += tr.steps.length
  for (const { removed, inserted } of ranges) tally.largest = Math.max(tally.largest, removed, inserted)
  const now = new Map(after.map((block) => [block.name, block]))
  for (const block of before) {
    const same = now.get(block.name)
    if (!same || !block.isStored || !isSameBlock(block, same)) continue
    if (tr.before.nodeAt(block.from - 1) !== tr.doc.nodeAt(same.from - 1))
      return `the unchanged block ${block.name} is another object`
    const [was, is] = [outside(block), outside(same)]
    const isReplaced = ranges.some((range) => overlaps(range.before, was) || overlaps(range.after, is))
    if (isReplaced) return `a step goes over the unchanged block ${block.name}: ${stepsText(tr)}`
  }
  const wanted = smallest(before, after, tr)
  const made = sizeOf(ranges)
  if (made.removed + made.inserted > wanted.removed + wanted.inserted + wanted.borders) tally.coarser += 1
  if (!hasSameShape(before, after, tr)) return null
  // Fewer where a character took the place of an equal one.
  const isExact = made.removed <= wanted.removed && made.inserted <= wanted.inserted
  return isExact || wanted.kinds > 0
    ? null
    : `steps replace ${made.removed} with ${made.inserted}, and ${wanted.removed} went, ${wanted.inserted} came: ${stepsText(tr)}`
}

interface Sizes {
  readonly removed: number
  readonly inserted: number
}

function sizeOf(ranges: readonly ReplacedRange[]): Sizes {
  return ranges.reduce(
    (sum, { removed, inserted }) => ({
      removed: sum.removed + removed,
      inserted: sum.inserted + inserted,
    }),
    { removed: 0, inserted: 0 },
  )
}

/** The characters that went and came, the blocks whose kind changed, and what borders of blocks and sections cost. */
function smallest(before: readonly BlockIds[], after: readonly BlockIds[], tr: Transaction) {
  const [old, now] = [new Set(charactersOf(before)), new Set(charactersOf(after))]
  const removed = [...old].filter((id) => !now.has(id)).length
  const inserted = [...now].filter((id) => !old.has(id)).length
  const [were, are] = [bordersOf(tr.before, before), bordersOf(tr.doc, after)]
  const changed =
    [...were].filter((name) => !are.has(name)).length + [...are].filter((name) => !were.has(name)).length
  const names = new Map(before.map(({ name, node }) => [name, node.type]))
  const kinds = after.filter(({ name, node }) => names.has(name) && names.get(name) !== node.type).length
  return { removed, inserted, kinds, borders: 2 * changed + 4 * kinds }
}

/** The borders of a document: one for each block, each section and each row, named after the block behind it. */
function bordersOf(doc: Node, blocks: readonly BlockIds[]): ReadonlySet<string> {
  const borders = new Set<string>()
  for (const { name, from } of blocks) {
    borders.add(name)
    const at = doc.resolve(from)
    for (let depth = at.depth - 1; depth > 0 && at.index(depth) === 0; depth -= 1)
      borders.add(`${depth} ${name}`)
  }
  return borders
}

function hasSameShape(before: readonly BlockIds[], after: readonly BlockIds[], tr: Transaction): boolean {
  const [were, are] = [bordersOf(tr.before, before), bordersOf(tr.doc, after)]
  return were.size === are.size && [...were].every((name) => are.has(name))
}

function isSameBlock(one: BlockIds, other: BlockIds): boolean {
  return String(one.ids) === String(other.ids) && one.node.eq(other.node)
}

function outside({ from, node }: BlockIds) {
  return { from: from - 1, to: from + node.nodeSize - 1 }
}

function charactersOf(blocks: readonly BlockIds[]): readonly string[] {
  return blocks.flatMap(({ ids }) => characterNames(ids))
}

function stepsText(tr: Transaction): string {
  return JSON.stringify(tr.steps)
}
