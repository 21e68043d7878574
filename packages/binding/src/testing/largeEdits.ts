import { articleSchema } from '@stet/article'
import type { Transaction } from '@tiptap/pm/state'
import { dropAt } from '../commands/clipboard/dropAt.ts'
import { finalSlice } from '../commands/clipboard/finalSlice.ts'
import { insertPasted } from '../commands/clipboard/insertPasted.ts'
import type { Pasted } from '../commands/clipboard/Pasted.ts'
import { pastedSlice } from '../commands/clipboard/pastedSlice.ts'
import { pastedText } from '../commands/clipboard/pastedText.ts'

const KINDS = ['paragraph', 'sectionHeading', 'quote', 'bulletItem', 'orderedItem', 'factbox'] as const
const LINES = ['eins', 'Kopf', '😀 zwei', 'Ort\tRom', 'o', 'drei vier fünf'] as const

/** Pastes up to thirty blocks, or lines of plain text, in place of the selection, as the clipboard does. */
export function pasteMany(tr: Transaction, n: number): Transaction {
  const count = 2 + (n % 29)
  const lines = Array.from({ length: count }, (_, at) => LINES[(n + at * 5) % LINES.length]!)
  return insertPasted(tr, n % 3 === 0 ? pastedText(articleSchema, lines.join('\n')) : blocksOf(lines, n))
}

/** Drags what is selected to another place: a move within the article, or a copy. Null where nothing is dropped. */
export function dropSelection(tr: Transaction, place: number, isCopied: boolean): Transaction | null {
  const { from, to, empty } = tr.selection
  if (empty || (place >= from && place <= to)) return null
  const pasted = pastedSlice(articleSchema, finalSlice(tr.selection.content()))
  return dropAt(tr, place, pasted, !isCopied)
}

function blocksOf(lines: readonly string[], n: number): Pasted {
  const bold = articleSchema.mark('bold')
  const blocks = lines.map((line, at) => {
    const kind = KINDS[(n + at * at) % KINDS.length]!
    const text = articleSchema.text(line.replace('\t', ' '), at % 4 === 0 ? [bold] : [])
    return articleSchema.node(kind, null, at % 7 === 6 ? [] : [text])
  })
  return { blocks, isInline: false, isPlain: false, rows: null, fields: [] }
}
