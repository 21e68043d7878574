import { looksLikeHeading } from './looksLikeHeading.ts'
import type { TextLine } from './textLine.ts'

/** True for a line that, taken alone, may be a heading, even if it says that it is none. */
const isHeadingLike = ({ mark, text }: TextLine) =>
  mark === 'sectionHeading' || ((mark === 'plain' || mark === 'literal') && looksLikeHeading(text))

/**
 * True for a line that reads as a section heading: by its mark, or because it looks like one and stands between
 * paragraphs. Of several such lines together only the last can be one; what looks like one before it is a paragraph.
 */
export function isSectionHeading(
  line: TextLine,
  isAfterParagraph: boolean,
  next: TextLine | undefined,
): boolean {
  if (line.mark === 'sectionHeading') return true
  return line.mark === 'plain' && isHeadingLike(line) && isAfterParagraph && !!next && !isHeadingLike(next)
}
