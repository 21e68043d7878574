import { LINE_FIELDS } from '@stet/article'
import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { ReplaceStep, type Transform } from '@tiptap/pm/transform'
import { bodySections, detailsTable } from './articleDocument.ts'
import type { BlockIndex } from './BlockIndex.ts'
import { rootSpan } from './blockPositions.ts'

/**
 * Makes the body or the details of a document what the lines of the index say, in one step that replaces what lies
 * between the first and the last difference. For blocks that come and go and section borders that move; text that is
 * the same at both ends stays untouched.
 */
export function patchStructure(tr: Transform, index: BlockIndex, root: 'body' | 'details'): void {
  const { schema } = tr.doc.type
  const present = childrenOf(tr.doc, root)
  const wanted =
    root === 'body' ? bodySections(index, schema, present) : [detailsTable(index, schema, present[0])]
  const old = Fragment.fromArray([...present])
  const now = Fragment.fromArray([...wanted])
  const start = old.findDiffStart(now, 0)
  if (start === null) return
  const { from } = rootSpan(tr.doc, root)
  const { oldEnd, nowEnd } = commonEnd(old, now, start, schema)
  const wrapped = schema.topNodeType.create(null, now)
  const step = new ReplaceStep(from + start, from + oldEnd, wrapped.slice(start, nowEnd))
  if (!isExact(step, tr.doc, root, now))
    throw new Error(`patchStructure: ${root} cannot be replaced from ${start} on`)
  tr.step(step)
}

function childrenOf(doc: Node, root: 'body' | 'details'): readonly Node[] {
  const children = doc.content.content
  return root === 'body' ? children.slice(LINE_FIELDS.length, -1) : children.slice(-1)
}

/** Where the difference ends in both, not before it starts. */
function commonEnd(
  old: Fragment,
  now: Fragment,
  start: number,
  schema: Schema,
): { oldEnd: number; nowEnd: number } {
  const end = old.findDiffEnd(now, old.size, now.size)
  if (!end) return { oldEnd: old.size, nowEnd: now.size }
  let { a: oldEnd, b: nowEnd } = end
  const overlap = start - Math.min(oldEnd, nowEnd)
  if (overlap > 0) {
    oldEnd += overlap
    nowEnd += overlap
  }
  // Where the last blocks differ in kind or state only, their text stays: the step ends inside of them.
  const oldBlock = schema.topNodeType.create(null, old).resolve(oldEnd).nodeBefore
  const nowBlock = schema.topNodeType.create(null, now).resolve(nowEnd).nodeBefore
  if (!oldBlock?.isTextblock || !nowBlock?.isTextblock) return { oldEnd, nowEnd }
  const textEnd = oldBlock.content.findDiffEnd(nowBlock.content, oldBlock.content.size, nowBlock.content.size)
  const common = textEnd ? oldBlock.content.size - textEnd.a : oldBlock.content.size
  const atMost = Math.min(oldEnd, nowEnd) - 1 - start
  const inward = Math.min(common, atMost)
  return inward < 0 ? { oldEnd, nowEnd } : { oldEnd: oldEnd - inward - 1, nowEnd: nowEnd - inward - 1 }
}

function isExact(step: ReplaceStep, doc: Node, root: 'body' | 'details', wanted: Fragment): boolean {
  const result = step.apply(doc).doc
  return result !== null && Fragment.fromArray([...childrenOf(result, root)]).eq(wanted)
}
