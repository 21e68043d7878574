import { dashes, ellipses } from './rules/dashes.ts'
import { narrowSpaces } from './rules/narrowSpaces.ts'
import { doubleSpaces, spacesAfter, spacesBefore } from './rules/spaces.ts'
import { straightQuotes } from './rules/straightQuotes.ts'
import { applyEdits, composeEdits, type TextEdit } from './TextEdit.ts'

/** Of two rules that want the same stretch the first has it. */
const RULES: readonly ((text: string, language: string) => TextEdit[])[] = [
  straightQuotes,
  narrowSpaces,
  spacesBefore,
  spacesAfter,
  dashes,
  ellipses,
  doubleSpaces,
]

/** Internet addresses and addresses of mail: nothing in them is put right. */
const ADDRESS = /[^\s"'„“”‚‘’«»<>()]*:\/\/\S*|www\.\S*|\S+@\S+\.\S+/giu
/** Most texts have nothing of this, and then nothing to put right. */
const SUSPECT = / {2}| [-,.;:!?]|["']|\.\.\.|\p{L}[,;!?]\p{L}|\p{N}[ \u00A0%‰]/u
/** Each pass puts right what the one before led to; a handful is more than any text needs. */
const MOST_PASSES = 12

/**
 * What is to be put right in a text, in order, none over or beside another. Once all is done nothing is left: what one
 * edit leads to is part of it.
 */
export function checkText(text: string, language: string): readonly TextEdit[] {
  let edits: TextEdit[] = []
  if (!SUSPECT.test(text)) return edits
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const found = onePass(applyEdits(text, edits), language)
    if (found.length === 0) break
    edits = composeEdits(text, edits, found)
  }
  return edits.filter((edit) => text.slice(edit.from, edit.to) !== edit.text)
}

function onePass(text: string, language: string): TextEdit[] {
  const addresses = Array.from(text.matchAll(ADDRESS), ({ 0: address, index }) => {
    return { from: index, to: index + address.length }
  })
  const isFree = ({ from, to }: TextEdit): boolean =>
    addresses.every((address) => to <= address.from || from >= address.to)
  const all = RULES.flatMap((rule) => rule(text, language)).filter(isFree)
  const found: TextEdit[] = []
  for (const edit of all.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from >= (found.at(-1)?.to ?? 0)) found.push(edit)
  }
  return found
}
