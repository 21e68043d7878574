import { type ReadArticle, type ReadBlock, TEXT_ROOTS } from '@stet/article'
import type { ArticleBinding } from '../ArticleBinding.ts'
import type { TextPlace } from '../ShownPlaces.ts'

/**
 * What is wrong with what a binding says that the article reads, and with where it says that this stands in its
 * document; null if nothing is. `wanted` is read anew.
 */
export function brokenReadingLaw(binding: ArticleBinding, wanted: ReadArticle): string | null {
  const reading = binding.reading()
  const [said, read] = [JSON.stringify(reading), JSON.stringify(wanted)]
  if (said !== read) return `says that it reads\n${said}\nit reads\n${read}`
  if (binding.reading() !== reading) return 'makes a new reading of what did not change'
  for (const root of TEXT_ROOTS) {
    for (const [block, of] of reading[root].entries()) {
      const problem = misplaced(binding, { root, block }, of)
      if (problem !== null) return `${root} ${block} ${problem}`
    }
  }
  return null
}

/** Whether a block stands where it is said to stand, and what stands there is said to be it. */
function misplaced(
  binding: ArticleBinding,
  { root, block }: Pick<TextPlace, 'root' | 'block'>,
  { runs }: ReadBlock,
): string | null {
  const text = runs.map((run) => run.text).join('')
  const whole = { root, block, from: 0, to: text.length }
  const [range, withMarker] = binding.rangesOf([
    { ...whole, hasMarker: false },
    { ...whole, hasMarker: true },
  ])
  if (!range || !withMarker) return 'stands nowhere'
  const shown = binding.document.textBetween(range.from, range.to, '\n')
  if (shown !== text) return `reads "${text}" and is said to stand where "${shown}" does`
  const { nodeBefore, nodeAfter } = binding.document.resolve(withMarker.from)
  if (nodeAfter?.textContent !== text) return `begins with "${nodeBefore?.textContent}"`
  for (const [position, offset] of [
    [range.from, 0],
    [range.to, text.length],
  ] as const) {
    const place = binding.placeAt(position)
    const isRight = place?.root === root && place.block === block && place.offset === offset
    if (!isRight) return `is said to be ${JSON.stringify(place)}`
  }
  return null
}
