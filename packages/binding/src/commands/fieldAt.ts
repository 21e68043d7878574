import type { Node } from '@tiptap/pm/model'
import { LINE_FIELDS } from '@stet/article'
import type { LineField, TextRoot } from '@stet/article'

/** A field of the article and where its content stands: `from`..`to` are the positions just inside of it. */
export interface FieldAt {
  readonly name: TextRoot
  readonly from: number
  readonly to: number
}

/**
 * The field in which a position of an article stands. `body` is all sections; its `from` and `to` stand before the
 * first and behind the last section. A position between two fields belongs to the one that follows, the very last
 * one to `details`.
 */
export function fieldAt(doc: Node, position: number): FieldAt {
  const index = doc.resolve(position).index(0)
  return fieldOf(doc, LINE_FIELDS[index] ?? (index < doc.childCount - 1 ? 'body' : 'details'))
}

/** The field of that name; a body without sections is an empty range before the details. */
export function fieldOf(doc: Node, name: TextRoot): FieldAt {
  const behindBody = doc.content.size - doc.child(doc.childCount - 1).nodeSize
  if (name === 'details') return { name, from: behindBody + 1, to: doc.content.size - 1 }
  const index = name === 'body' ? LINE_FIELDS.length : LINE_FIELDS.indexOf(name)
  let before = 0
  for (let child = 0; child < index; child += 1) before += doc.child(child).nodeSize
  return name === 'body'
    ? { name, from: before, to: behindBody }
    : { name, from: before + 1, to: before + doc.child(index).nodeSize - 1 }
}

export function isLineField(name: TextRoot): name is LineField {
  return name !== 'body' && name !== 'details'
}
