const MAX_HEADING = 80
const CLOSED = /[.!?…:;,]["'“”„‘’‚»«›‹)\]]*$/u

/** True for a line that reads as a section heading if it stands between paragraphs: short, no closing punctuation. */
export function looksLikeHeading(line: string): boolean {
  const text = line.trim()
  return text.length <= MAX_HEADING && /\p{L}/u.test(text) && !CLOSED.test(text)
}
