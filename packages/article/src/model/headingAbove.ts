import type { ReadArticle, ReadBlock, ReadRun } from './ReadArticle.ts'

/**
 * The heading of the section that a textblock of the body is in, as it stands: neither with what is only suggested in it nor
 * with what was decided against. Null before the first.
 */
export function headingAbove({ body }: ReadArticle, block: number): string | null {
  const heading = body.slice(0, block + 1).findLast((each) => each.marker.k === 'h' && stands(each))
  if (!heading) return null
  return heading.runs
    .filter(stands)
    .map(({ text }) => text)
    .join('')
}

function stands({ insertion, history }: ReadBlock | ReadRun): boolean {
  if (insertion !== null || history?.insertion?.ruling.verdict === 'reject') return false
  return history?.deletions.every(({ ruling }) => ruling.verdict === 'reject') ?? true
}
