import { Fragment } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { caretIn } from '../caretIn.ts'
import { wholeCharacter } from '../wholeCharacter.ts'
import { ownText } from './cleanText.ts'

/** Puts a run of text in at the caret, which goes behind it. */
export function insertLine(tr: Transaction, line: Fragment): Transaction {
  const place = wholeCharacter(tr.doc, tr.selection.from, 1)
  tr.insert(place, line)
  return caretIn(tr, place + line.size)
}

/** A line without its formats, for a field that has none. */
export function plainLine(tr: Transaction, line: Fragment): Fragment {
  const text = ownText(line.textBetween(0, line.size))
  return text === '' ? Fragment.empty : Fragment.from(tr.doc.type.schema.text(text))
}
