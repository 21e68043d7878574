import type { Lexicon } from './Lexicon.ts'
import type { Question } from './Question.ts'
import { stemmedLanguage, wordsOf } from './wordForms.ts'

/** Places in a text, from and to in UTF-16 units, in order. */
export type Marks = readonly (readonly [from: number, to: number])[]

/** A stretch of a text around what was found, and where it is in the stretch. */
export interface Excerpt {
  readonly text: string
  readonly marks: Marks
  /** How many different words of the question are in it. */
  readonly answers: number
}

/** Letters of an excerpt. */
const LENGTH = 160
/** How many of them stand before the first word that was found. */
const BEFORE = 40
/** In a long text it is not looked for a better place for ever. */
const MOST_FOUND = 200

interface Found {
  readonly from: number
  readonly to: number
  readonly word: number
}

/** Where a text answers a question. */
export function marksIn(text: string, language: string, question: Question, lexicon: Lexicon): Marks {
  return foundIn(text, language, question, lexicon).map(({ from, to }) => [from, to] as const)
}

/** The stretch of a text that answers a question best, cut between words; null where nothing does. */
export function excerptOf(
  text: string,
  language: string,
  question: Question,
  lexicon: Lexicon,
): Excerpt | null {
  const found = foundIn(text, language, question, lexicon)
  const best = bestStretch(found)
  if (best === null) return null
  const from = cutAfterSpace(text, Math.max(0, best.from - BEFORE), best.from)
  const to = cutBeforeSpace(text, Math.min(text.length, from + LENGTH), best.to)
  const inside = found.filter((place) => place.from >= from && place.to <= to)
  const stretch = text.slice(from, to).replaceAll(/\s/g, ' ')
  return {
    text: `${from > 0 ? '…' : ''}${stretch}${to < text.length ? '…' : ''}`,
    marks: inside.map((place) => {
      const shift = (from > 0 ? 1 : 0) - from
      return [place.from + shift, place.to + shift] as const
    }),
    answers: new Set(inside.map(({ word }) => word)).size,
  }
}

function foundIn(text: string, language: string, question: Question, lexicon: Lexicon): readonly Found[] {
  const found: Found[] = []
  const stems = stemmedLanguage(language)
  for (const { from, to, word } of wordsOf(text)) {
    const number = question.answeredBy(lexicon.forms(word, stems))
    if (number === -1) continue
    found.push({ from, to, word: number })
    if (found.length === MOST_FOUND) break
  }
  return found
}

/** From the first of the places that lie close together and answer most; the earliest of equals. */
function bestStretch(found: readonly Found[]): Found | null {
  let best: Found | null = null
  let most = 0
  for (const [index, first] of found.entries()) {
    const words = new Set<number>()
    for (let next = index; next < found.length; next += 1) {
      const place = found[next]
      if (!place || place.to > first.from + LENGTH - BEFORE) break
      words.add(place.word)
    }
    if (words.size > most) {
      most = words.size
      best = first
    }
  }
  return best
}

function cutAfterSpace(text: string, from: number, latest: number): number {
  if (from === 0) return 0
  const space = text.slice(from, latest).search(/\s/)
  return space === -1 ? latest : from + space + 1
}

function cutBeforeSpace(text: string, to: number, earliest: number): number {
  if (to >= text.length) return text.length
  const space = text.slice(earliest, to).search(/\s\S*$/)
  return space === -1 ? Math.max(earliest, to - (isHighSurrogate(text, to - 1) ? 1 : 0)) : earliest + space
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}
