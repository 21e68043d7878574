import { Fragment, type Node, type Slice } from '@tiptap/pm/model'
import { Selection, type Transaction } from '@tiptap/pm/state'

/** The key under which a transaction says that it moves content: its value is an `ArticleMove`. */
export const ARTICLE_MOVE = 'articleMove'

/**
 * One moved range. All three are positions in the document before the transaction; `target` lies outside of
 * `from`..`to`. `from` and `to` stand both between blocks (whole blocks, whole sections, whole details rows) or
 * both inside textblocks of one field.
 */
export interface MovedRange {
  readonly from: number
  readonly to: number
  readonly target: number
}

/**
 * What a transaction with the meta `articleMove` says about its steps: exactly these ranges went from here to
 * there. The binding then writes copies with `origins` instead of new text, so that author, formats, kind,
 * suggestions and decisions go with the text. Without it, the same steps are read as deleted and typed anew.
 */
export interface ArticleMove {
  readonly ranges: readonly MovedRange[]
}

export function setArticleMove(tr: Transaction, move: ArticleMove): Transaction {
  return tr.setMeta(ARTICLE_MOVE, move)
}

export function articleMoveOf(tr: Transaction): ArticleMove | null {
  return (tr.getMeta(ARTICLE_MOVE) as ArticleMove | undefined) ?? null
}

/**
 * Adds the steps and the meta of one move to an empty transaction. The range must stand between blocks (see
 * `MovedRange`); sections are unwrapped, because they are derived from their headings. A target inside the range, a
 * range of another kind than the target's surroundings, or steps already in `tr` change nothing (returns false).
 * The selection goes with what is moved when it was inside.
 */
export function moveBlocks(tr: Transaction, range: MovedRange): boolean {
  const { from, to, target } = range
  if (tr.docChanged || from >= to || (target >= from && target <= to)) return false
  const content = blocksOf(tr.doc.slice(from, to))
  const parent = tr.doc.resolve(target).parent
  const place = parent.type.name === 'doc' ? sectionSideOf(tr, target) : target
  const home = tr.doc.resolve(place).parent
  if (
    content.childCount === 0 ||
    !home.canReplace(tr.doc.resolve(place).index(), tr.doc.resolve(place).index(), content)
  )
    return false
  const { anchor, head } = tr.selection
  const isInside = anchor > from && head > from && anchor < to && head < to
  const offset = unwrappedOffset(tr.doc, from, head)
  tr.insert(place, content)
  tr.delete(tr.mapping.map(from, 1), tr.mapping.map(to, -1))
  if (isInside) {
    const start = tr.mapping.map(place, -1)
    tr.setSelection(Selection.near(tr.doc.resolve(start + offset), 1))
  }
  setArticleMove(tr, { ranges: [range] })
  return true
}

/** How far behind `from` a position stands when the section borders between them are not counted. */
function unwrappedOffset(doc: Node, from: number, position: number): number {
  let borders = 0
  doc.nodesBetween(from, position, (node, start) => {
    if (node.type.name !== 'section') return node.type.name === 'doc'
    if (start >= from) borders += 1
    if (start + node.nodeSize <= position) borders += 1
    return false
  })
  return position - from - borders
}

function blocksOf(slice: Slice): Fragment {
  const blocks: Fragment[] = []
  slice.content.forEach((node) =>
    blocks.push(node.type.name === 'section' ? node.content : Fragment.from(node)),
  )
  return blocks.reduce((all, part) => all.append(part), Fragment.empty)
}

/** A target between sections stands at the end of the section before it, or at the start of the one behind it. */
function sectionSideOf(tr: Transaction, target: number): number {
  const at = tr.doc.resolve(target)
  if (at.nodeBefore?.type.name === 'section') return target - 1
  return at.nodeAfter?.type.name === 'section' ? target + 1 : target
}
