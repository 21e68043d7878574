/** The longest text that a card shows whole, in letters. */
const LONGEST = 120
const HEAD = 70
const TAIL = 40

const letterSegmenter = new Intl.Segmenter()

/**
 * A text as a card shows it: breaks as ¶, spaces that one would not see as ␣, narrow ones that do not break as ⍽, a long one without its middle. What is
 * one letter to a reader is not cut.
 */
export function shownText(text: string): string {
  const seen = text
    .replace(/^[ \u00a0]+|[ \u00a0]+$/g, (spaces) => '␣'.repeat(spaces.length))
    .replace(/^\u202f+|\u202f+$/g, (spaces) => '⍽'.repeat(spaces.length))
    .replaceAll('\n', ' ¶ ')
    .trim()
  // A letter is at least one unit.
  if (seen.length <= LONGEST) return seen
  const letters = [...letterSegmenter.segment(seen)].map(({ segment }) => segment)
  if (letters.length <= LONGEST) return seen
  return `${letters.slice(0, HEAD).join('').trimEnd()} … ${letters.slice(-TAIL).join('').trimStart()}`
}
