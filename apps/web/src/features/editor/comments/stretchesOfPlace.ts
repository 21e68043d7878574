import type { AnchorPlace, ReadArticle } from '@stet/article'
import type { TextStretch } from '@stet/binding'

/** What lies between the beginning and the end of a place, block by block. */
export function stretchesOfPlace(
  { root, block, from, end }: AnchorPlace,
  reading: ReadArticle,
): readonly TextStretch[] {
  const stretches: TextStretch[] = []
  for (let at = block; at <= end.block; at += 1) {
    const length = reading[root][at]?.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0
    const start = at === block ? from : 0
    const to = at === end.block ? end.offset : length
    stretches.push({ root, block: at, from: start, to: Math.max(start, to), hasMarker: false })
  }
  return stretches
}
