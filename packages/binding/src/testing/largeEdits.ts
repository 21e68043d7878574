import { articleSchema } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { finalSlice } from '../commands/clipboard/finalSlice.ts'
import { insertPasted } from '../commands/clipboard/insertPasted.ts'
import type { Pasted } from '../commands/clipboard/Pasted.ts'
import { pastedSlice } from '../commands/clipboard/pastedSlice.ts'
import { pastedText } from '../commands/clipboard/pastedText.ts'
import { deleteSelectionPerField } from '../commands/deletePerField.ts'
import { setUndoBoundary } from '../commands/undoBoundary.ts'

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
  if (!isCopied) deleteSelectionPerField(tr)
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(place)), 1))
  return insertPasted(tr, pasted)
}

/** Finds a letter everywhere and replaces it everywhere, in one transaction and one undo step. */
export function replaceEverywhere(tr: Transaction, letter: string, text: string): Transaction | null {
  for (const place of placesOf(tr.doc, letter).toReversed()) {
    if (text === '') tr.delete(place, place + letter.length)
    else tr.insertText(text, place, place + letter.length)
  }
  return tr.docChanged ? setUndoBoundary(tr) : null
}

function blocksOf(lines: readonly string[], n: number): Pasted {
  const bold = articleSchema.mark('bold')
  const blocks = lines.map((line, at) => {
    const kind = KINDS[(n + at * at) % KINDS.length]!
    const text = articleSchema.text(line.replace('\t', ' '), at % 4 === 0 ? [bold] : [])
    return articleSchema.node(kind, null, at % 7 === 6 ? [] : [text])
  })
  return { blocks, isInline: false, isPlain: false, rows: null }
}

function placesOf(doc: Node, letter: string): readonly number[] {
  const places: number[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const text = node.textContent
    for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + letter.length))
      places.push(pos + 1 + at)
    return false
  })
  return places
}
