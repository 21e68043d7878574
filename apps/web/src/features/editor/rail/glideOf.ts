import { CARD_GAP, type StackedCard } from './stackCards.ts'

/**
 * How far a stack of cards moves up so that the card of what stands at the height `focus` of the text stands there too.
 * Where there are more cards than lines the stack goes faster than the text, where cards stand beside their lines it
 * stands still; in between nothing jumps. `tops`: from the first card down, none above its line. At the height `end` of
 * the text the last card ends.
 */
export function glideOf(
  cards: readonly StackedCard[],
  tops: readonly number[],
  focus: number,
  end: number,
): number {
  // Both heights of a place of the text: its own, and where the stack is there.
  let [line, place] = [0, 0]
  for (const [nextLine, nextPlace] of joints(cards, tops, end)) {
    if (focus < nextLine) return focus - place - ((focus - line) / (nextLine - line)) * (nextPlace - place)
    ;[line, place] = [nextLine, nextPlace]
  }
  return Math.min(0, line - place)
}

/** The first card of each line, and where a stack ends that goes down beyond its lines. Lines only go up. */
function* joints(
  cards: readonly StackedCard[],
  tops: readonly number[],
  end: number,
): Generator<readonly [line: number, place: number]> {
  let last = 0
  for (const [index, { wanted, height }] of cards.entries()) {
    const top = tops[index]!
    if (wanted > last) {
      yield [wanted, top]
      last = wanted
    }
    const below = top + height + CARD_GAP
    const next = cards[index + 1]?.wanted
    if (next !== undefined && next <= below) continue
    last = Math.max(last, next === undefined ? Math.min(below, end) : below)
    yield [last, below]
  }
}
