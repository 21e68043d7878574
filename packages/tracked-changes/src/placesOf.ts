import type { Place } from './Card.ts'
import type { Token } from './Token.ts'

/** Where tokens stand, those that touch each other in one block as one place. */
export function placesOf(tokens: readonly Token[]): readonly Place[] {
  const places: Place[] = []
  for (const { line, text, offset } of tokens) {
    const { root, block } = line
    const last = places.at(-1)
    const to = offset + (text?.length ?? 0)
    if (last && last.root === root && last.block === block && last.to === offset) {
      places[places.length - 1] = { ...last, to }
    } else places.push({ root, block, from: offset, to, hasMarker: text === null })
  }
  return places
}
