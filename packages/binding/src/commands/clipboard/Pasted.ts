import { Fragment } from '@tiptap/pm/model'
import type { TextRoot } from '@stet/article'
import type { Mark, Node, Schema } from '@tiptap/pm/model'
import { nodeType } from '../nodeType.ts'

/** What comes from a clipboard or a drag, cleaned: what it becomes depends on where it goes. */
export interface Pasted {
  /** Blocks of the body, each with bold, italic and links only. */
  readonly blocks: readonly Node[]
  /** It is a run of text inside of one block, not a block. */
  readonly isInline: boolean
  /** It has no formatting of its own and takes the one at the caret. */
  readonly isPlain: boolean
  /** The same as lines of a table, when it is one. */
  readonly rows: readonly DetailsLine[] | null
  /** What of it comes from which field of an article, in their order; empty when it comes from elsewhere. */
  readonly fields: readonly PastedField[]
}

/** What was copied of one field: the text of a line, blocks of the body, or rows of the details. */
export interface PastedField {
  readonly name: TextRoot
  readonly blocks: readonly Node[]
  readonly rows: readonly DetailsLine[]
}
export type DetailsLine = readonly [key: string, value: string]

/** The marks that can be pasted; all others are derived. */
const FORMATS = new Set(['bold', 'italic', 'link'])

export function onlyFormats(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ type }) => FORMATS.has(type.name))
}

/** Inline content without derived marks and without text that is suggested to be deleted. */
export function finalContent(content: Fragment): Fragment {
  const texts: Node[] = []
  content.forEach((node) => {
    if (!node.marks.some(({ type }) => type.name === 'deletion'))
      texts.push(node.mark(onlyFormats(node.marks)))
  })
  return Fragment.from(texts)
}

/** All text of the blocks in one line, with its formats; a space stands for each border. */
export function oneLine(schema: Schema, blocks: readonly Node[]): Fragment {
  const texts: Node[] = []
  for (const { content } of blocks) {
    if (content.size === 0) continue
    if (texts.length > 0) texts.push(schema.text(' '))
    content.forEach((text) => texts.push(text))
  }
  return Fragment.fromArray(texts)
}

export function paragraphOf(schema: Schema, text: string): Node {
  return nodeType(schema, 'paragraph').create(null, text === '' ? null : schema.text(text))
}

/** The texts of a details row that may be cut: a cell that is not there is empty. */
export function lineOfRow(row: Node): DetailsLine {
  const texts = { detailsKey: '', detailsValue: '' }
  row.forEach((cell) => {
    const { name } = cell.type
    const content = finalContent(cell.content)
    if (name === 'detailsKey' || name === 'detailsValue') texts[name] = content.textBetween(0, content.size)
  })
  return [texts.detailsKey, texts.detailsValue]
}
