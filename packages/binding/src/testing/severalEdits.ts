import { articleSchema } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { createDetailsRow } from '../commands/createDetailsRow.ts'

/** A textblock of the document before the edits. */
interface Place {
  readonly pos: number
  readonly node: Node
}

/** How many blocks or cells one behind the other are edited. */
const REACH = 3

/**
 * Two to four small edits of neighbouring blocks, fields or cells in one transaction, in any order: text put into the
 * ends of a block or in place of what stands there, blocks and rows put behind it and before it, taken away, split.
 * `a` is the share of the document where they begin; `seed` chooses what is done.
 */
export function severalEdits(tr: Transaction, a: number, seed: number): void {
  const places = textblocks(tr.doc)
  const first = Math.floor(a * places.length)
  let rest = seed
  const next = (below: number): number => {
    rest = (rest * 48_271 + 11) % 2_147_483_647
    return rest % below
  }
  const count = 2 + next(3)
  for (let done = 0; done < count; done += 1) {
    const place = places[Math.min(places.length - 1, first + next(REACH))]
    const edit = SMALL_EDITS[next(SMALL_EDITS.length)]
    // What cannot be done there (a second block in a field, a cell taken out of its row) is left out.
    if (place) attemptEdit(() => edit?.(tr, place, done))
  }
}

type SmallEdit = (tr: Transaction, place: Place, done: number) => void

const SMALL_EDITS: readonly SmallEdit[] = [
  (tr, { pos }, done) => tr.insertText(`s${done}`, tr.mapping.map(pos + 1, -1)),
  (tr, place, done) => tr.insertText(`e${done}`, tr.mapping.map(endOf(place), -1)),
  (tr, place, done) => tr.insertText(`e${done}`, tr.mapping.map(endOf(place))),
  (tr, place) => {
    const { to } = outerRange(tr.doc, mapped(tr, place))
    tr.insert(to, newBlock(tr.doc, to, 'behind'))
  },
  (tr, place) => {
    const { to } = outerRange(tr.doc, mapped(tr, place))
    tr.insert(to, newBlock(tr.doc, to, ''))
  },
  (tr, place) => {
    const { from } = outerRange(tr.doc, mapped(tr, place))
    tr.insert(from, newBlock(tr.doc, from, 'before'))
  },
  (tr, place) => {
    const at = mapped(tr, place)
    tr.delete(at + 1, at + 1 + (tr.doc.nodeAt(at)?.content.size ?? 0))
  },
  (tr, place, done) => {
    const at = mapped(tr, place)
    tr.insertText(`r${done}`, at + 1, at + 1 + (tr.doc.nodeAt(at)?.content.size ?? 0))
  },
  (tr, place) => {
    const { from, to } = outerRange(tr.doc, mapped(tr, place))
    tr.delete(from, to)
  },
  (tr, place) => tr.split(tr.mapping.map(endOf(place), -1)),
  (tr, place) => tr.split(tr.mapping.map(place.pos + 1)),
]

function attemptEdit(run: () => void): void {
  try {
    run()
  } catch {
    // The transaction is as it was before.
  }
}

function endOf({ pos, node }: Place): number {
  return pos + 1 + node.content.size
}

/** Where the textblock stands now; throws if it was taken away. */
function mapped(tr: Transaction, { pos }: Place): number {
  const at = tr.mapping.mapResult(pos, 1)
  if (at.deletedAfter) throw new Error('severalEdits: the block is gone')
  return at.pos
}

/** The block itself, or the row that a cell is in. */
function outerRange(doc: Node, pos: number): { readonly from: number; readonly to: number } {
  const at = doc.resolve(pos)
  if (at.parent.type.name === 'detailsRow') return { from: at.before(), to: at.after() }
  return { from: pos, to: pos + (doc.nodeAt(pos)?.nodeSize ?? 0) }
}

function newBlock(doc: Node, pos: number, text: string): Node {
  if (doc.resolve(pos).parent.type.name === 'details') return createDetailsRow(articleSchema, text)
  return articleSchema.node('paragraph', null, text === '' ? [] : [articleSchema.text(text)])
}

function textblocks(doc: Node): readonly Place[] {
  const places: Place[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) places.push({ pos, node })
    return !node.isTextblock
  })
  return places
}
