import type { ComparedText } from './ComparedText.ts'
import { diffSequences, type Match } from './diffSequences.ts'

/** Beyond so many words that come and go, a text is replaced as a whole. */
const MAX_CHANGES = 1500
/** Texts that share less are replaced as a whole: what they have in common is chance. */
const LEAST_KEPT = 0.3

/**
 * What two texts have in common, word by word, in UTF-16 units; nothing if that is too little to be told apart. White
 * space and punctuation alone, between words that change, change with them.
 */
export function diffTexts(before: ComparedText, after: ComparedText): readonly Match[] {
  const areOne = before.isOne && after.isOne
  if (areOne && before.text === after.text) return [{ before: 0, after: 0, length: before.text.length }]
  const [one, other] = [before.words, after.words]
  const matches = diffSequences(one.words, other.words, MAX_CHANGES).filter(
    (match) => isAtEdge(match, before, after) || wordsIn(match, before) > 0,
  )
  const kept = matches.reduce((sum, match) => sum + wordsIn(match, before), 0)
  if (kept < LEAST_KEPT * Math.max(one.size, other.size)) return []
  return matches.map(({ before: from, after: to, length }) => {
    const start = one.starts[from] ?? 0
    const end = one.starts[from + length] ?? before.text.length
    return { before: start, after: other.starts[to] ?? 0, length: end - start }
  })
}

/** Both begin, or both end, with it. */
function isAtEdge(match: Match, before: ComparedText, after: ComparedText): boolean {
  if (match.before === 0 && match.after === 0) return true
  const [end, endAfter] = [match.before + match.length, match.after + match.length]
  return end === before.words.words.length && endAfter === after.words.words.length
}

function wordsIn({ before: from, length }: Match, { words: { isWord } }: ComparedText): number {
  let words = 0
  for (let at = from; at < from + length; at += 1) if (isWord[at]) words += 1
  return words
}
