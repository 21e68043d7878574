import type { Schema } from '@tiptap/pm/model'
import { cleanText } from './cleanText.ts'
import { paragraphOf } from './Pasted.ts'
import type { Pasted } from './Pasted.ts'
import { rowsFromText } from './rowsFromText.ts'

/** Plain text: every line that is not empty is a paragraph, a single line is a run of text. */
export function pastedText(schema: Schema, text: string): Pasted {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.replaceAll('\t', ' '))
    .filter((line) => line.trim() !== '')
  // A single line keeps its spaces: it may be a piece of a sentence.
  const isInline = lines.length <= 1
  const blocks = (isInline && lines.length === 0 ? [cleanText(text).replace(/[\n\t]+/gu, ' ')] : lines)
    .map((line) => (isInline ? line : line.trim()))
    .filter((line) => line !== '')
    .map((line) => paragraphOf(schema, line))
  return { blocks, isInline, isPlain: true, rows: rowsFromText(text), fields: [] }
}
