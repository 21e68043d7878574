import { foldLetter, type FoldedLetter } from './letterVariants.ts'
import { foldSign } from './typographicVariants.ts'

/**
 * A text as it is compared. `text` may be longer or shorter than what it was made of: unit `i` of it came from the
 * character `starts[i]`..`ends[i]` of the source, all units of one character have the same. Both are null where every
 * unit is its own. `marks` holds what sets the character at a unit apart from what it is compared as.
 */
export interface FoldedText {
  readonly text: string
  readonly starts: readonly number[] | null
  readonly ends: readonly number[] | null
  readonly marks: ReadonlyMap<number, string>
}

/** One way to compare texts; the same object for the same language and case. */
export interface Folding {
  readonly language: string
  readonly isCaseMatched: boolean
  readonly known: Map<string, FoldedLetter>
}

const FOLDINGS = new Map<string, Folding>()

/** The way to compare texts of a language (a tag like `de-CH`; what counts is the language). */
export function foldingOf(language: string, isCaseMatched: boolean): Folding {
  const name = language.toLowerCase().split(/[-_]/u, 1)[0] ?? ''
  const key = `${name} ${isCaseMatched}`
  let folding = FOLDINGS.get(key)
  if (!folding) {
    folding = { language: name, isCaseMatched, known: new Map() }
    FOLDINGS.set(key, folding)
  }
  return folding
}

/** A character as people see one: a letter with its accents, a flag, an emoji with all that is joined to it. */
const CHARACTER =
  /\p{Regional_Indicator}{2}|\P{M}[\p{M}\p{Emoji_Modifier}]*(?:\u200D\P{M}[\p{M}\p{Emoji_Modifier}]*)*|\p{M}+/suy

/** Folds a text so that two texts that count as the same are equal; characters are never taken apart. */
export function foldText(source: string, folding: Folding): FoldedText {
  const marks = new Map<number, string>()
  let text = ''
  let places: { readonly starts: number[]; readonly ends: number[] } | null = null
  for (let at = 0; at < source.length;) {
    const end = characterEnd(source, at)
    const character = source.slice(at, end)
    const folded = foldCharacter(character, folding)
    if (!places && (folded.text.length !== 1 || end !== at + 1)) places = identity(text.length)
    if (folded.mark !== '') marks.set(text.length, folded.mark)
    if (places) {
      for (let unit = 0; unit < folded.text.length; unit += 1) {
        places.starts.push(at)
        places.ends.push(end)
      }
    }
    text += folded.text
    at = end
  }
  return { text, starts: places?.starts ?? null, ends: places?.ends ?? null, marks }
}

function foldCharacter(character: string, folding: Folding): FoldedLetter {
  const { known, isCaseMatched, language } = folding
  let folded = known.get(character)
  if (!folded) {
    const asWritten = isCaseMatched ? { text: character.normalize('NFC'), mark: '' } : null
    folded = foldSign(character) ?? asWritten ?? foldLetter(character, language)
    known.set(character, folded)
  }
  return folded
}

/** Where the character ends that begins at an offset; most are one unit, and what follows them is a character too. */
function characterEnd(source: string, at: number): number {
  if (isPlain(source.charCodeAt(at)) && (at + 1 === source.length || isPlain(source.charCodeAt(at + 1))))
    return at + 1
  CHARACTER.lastIndex = at
  return CHARACTER.test(source) ? CHARACTER.lastIndex : at + 1
}

/** Latin letters and general punctuation: nothing that joins itself to its neighbour. */
function isPlain(unit: number): boolean {
  return unit < 0x300 || (unit >= 0x2010 && unit < 0x2030)
}

function identity(length: number): { readonly starts: number[]; readonly ends: number[] } {
  const starts = Array.from({ length }, (_, at) => at)
  return { starts, ends: starts.map((at) => at + 1) }
}
