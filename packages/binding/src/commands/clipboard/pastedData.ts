import type { Schema } from '@tiptap/pm/model'
import type { Pasted } from './Pasted.ts'
import { pastedHtml } from './pastedHtml.ts'
import { pastedText } from './pastedText.ts'
import { rowsFromText } from './rowsFromText.ts'

/**
 * What a clipboard or a drag from outside holds; null when it holds no text (files, pictures). `isTextOnly`: the
 * person asked for text without formatting.
 */
export function pastedData(schema: Schema, data: DataTransfer, isTextOnly: boolean): Pasted | null {
  const text = data.getData('text/plain') || data.getData('text/uri-list')
  const html = isTextOnly ? '' : data.getData('text/html')
  const rich = html === '' ? null : pastedHtml(schema, html)
  if (rich && rich.blocks.length > 0) return { ...rich, rows: rich.rows ?? rowsBesides(rich, text) }
  return text === '' ? null : pastedText(schema, text)
}

/** A table that only the plain text shows: tabs, which HTML has none for. Bullets and numbers stand before tabs too. */
function rowsBesides({ blocks, fields }: Pasted, text: string): Pasted['rows'] {
  const isText = fields.length === 0 && blocks.every(({ type }) => type.name === 'paragraph')
  return isText ? rowsFromText(text) : null
}
