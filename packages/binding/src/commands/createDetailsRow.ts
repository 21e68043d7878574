import type { Node, Schema } from '@tiptap/pm/model'
import { nodeType } from './nodeType.ts'

/** A new details row. Without a value its value cell is virtual: it is stored with the first character typed there. */
export function createDetailsRow(schema: Schema, key = '', value: string | null = null): Node {
  const text = (content: string) => (content === '' ? null : schema.text(content))
  return nodeType(schema, 'detailsRow').create(null, [
    nodeType(schema, 'detailsKey').create(null, text(key)),
    nodeType(schema, 'detailsValue').create({ isVirtual: value === null }, text(value ?? '')),
  ])
}
