import type { Attrs, Node, Schema } from '@tiptap/pm/model'
import type { Marker } from '../model/markers.ts'
import { toIndent } from './indent.ts'
import { jsonOfMarker, markerOfJson } from './unknownMarker.ts'

/** What is derived about a block's own marker; see `DERIVED_ATTRIBUTES`. Left out means nothing. */
export interface DerivedAttributes {
  readonly insertion?: string | null
  readonly deletion?: string | null
  readonly modification?: string | null
  readonly isMoved?: boolean
}

const indentOf = (attributes: Attrs): { indent?: number } => {
  const indent = toIndent(attributes['indent'])
  return indent === 0 ? {} : { indent }
}

/**
 * The marker that a block, key or value of the editor stands for: an indent of 0 and an image of null are left out.
 * Null for every other node (fields, sections, rows, text). The inverse of `nodeForMarker` but for properties that
 * this version does not know on a kind that it knows.
 */
export function markerOf(node: Node): Marker | null {
  switch (node.type.name) {
    case 'paragraph':
      return { k: 'p' }
    case 'sectionHeading':
      return { k: 'h' }
    case 'quote':
      return { k: 'q' }
    case 'bulletItem':
      return { k: 'ul', ...indentOf(node.attrs) }
    case 'orderedItem':
      return { k: 'ol', ...indentOf(node.attrs) }
    case 'figure':
      return typeof node.attrs['image'] === 'string' ? { k: 'fig', image: node.attrs['image'] } : { k: 'fig' }
    case 'factbox':
      return { k: 'box' }
    case 'unknownBlock':
      return markerOfJson(node.attrs['marker'])
    case 'detailsKey':
      return { k: 'row' }
    case 'detailsValue':
      return { k: 'cell' }
    default:
      return null
  }
}

/** The name and own attributes of the body block that a stored marker is shown as. */
export function nodeNameOfMarker(marker: Marker): { readonly name: string; readonly attributes: Attrs } {
  switch (marker.k) {
    case 'p':
      return { name: 'paragraph', attributes: {} }
    case 'h':
      return { name: 'sectionHeading', attributes: {} }
    case 'q':
      return { name: 'quote', attributes: {} }
    case 'ul':
      return { name: 'bulletItem', attributes: { indent: toIndent(marker.indent) } }
    case 'ol':
      return { name: 'orderedItem', attributes: { indent: toIndent(marker.indent) } }
    case 'fig':
      return { name: 'figure', attributes: { image: typeof marker.image === 'string' ? marker.image : null } }
    case 'box':
      return { name: 'factbox', attributes: {} }
    default:
      return { name: 'unknownBlock', attributes: { marker: jsonOfMarker(marker) } }
  }
}

/**
 * The body block that a stored marker is shown as, with `content` as its text. Kinds that this version does not
 * know, `row` and `cell` among them, become an `unknownBlock`.
 */
export function nodeForMarker(
  schema: Schema,
  marker: Marker,
  content: readonly Node[] = [],
  derived: DerivedAttributes = {},
): Node {
  const { name, attributes } = nodeNameOfMarker(marker)
  return schema.node(name, { ...attributes, ...derived }, content)
}
