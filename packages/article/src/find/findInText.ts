import type { FoldedText } from './foldText.ts'

/** A stretch of a text, in UTF-16 units. */
export interface TextMatch {
  readonly from: number
  readonly to: number
}

/**
 * Where a pattern stands in a text, both folded alike, from the start, none over another. A match is made of whole
 * characters. What the pattern writes with an accent or a typographic sign matches that alone; what it writes plainly,
 * every variant.
 */
export function findInText(text: FoldedText, pattern: FoldedText, isWholeWord: boolean): TextMatch[] {
  const matches: TextMatch[] = []
  const { length } = pattern.text
  if (length === 0) return matches
  for (let at = text.text.indexOf(pattern.text); at >= 0;) {
    const end = at + length
    const isMatch =
      isBorder(text, at) &&
      isBorder(text, end) &&
      hasMarks(text, at, pattern) &&
      (!isWholeWord || (!isInWord(text.text, at) && !isInWord(text.text, end)))
    if (isMatch) matches.push({ from: text.starts?.[at] ?? at, to: text.ends?.[end - 1] ?? end })
    at = text.text.indexOf(pattern.text, isMatch ? end : at + 1)
  }
  return matches
}

/** True unless the units before and behind a place came from one character. */
function isBorder({ starts, text }: FoldedText, at: number): boolean {
  if (at === 0 || at === text.length) return true
  return starts === null || starts[at] !== starts[at - 1]
}

function hasMarks(text: FoldedText, at: number, pattern: FoldedText): boolean {
  for (const [unit, mark] of pattern.marks) if (text.marks.get(at + unit) !== mark) return false
  return true
}

const WORD_BEFORE = /[\p{L}\p{N}\p{M}_]$/u
const WORD_BEHIND = /^[\p{L}\p{N}\p{M}_]/u
/** Scripts that write words without a space between them. */
const SPACELESS =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u

function isInWord(text: string, at: number): boolean {
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, at - 2), at))?.[0]
  const behind = WORD_BEHIND.exec(text.slice(at, at + 2))?.[0]
  if (before === undefined || behind === undefined) return false
  return !SPACELESS.test(before) && !SPACELESS.test(behind)
}
