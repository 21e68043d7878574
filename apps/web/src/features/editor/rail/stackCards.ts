/** A card that wants to stand at a height, beside its line. Pixels, downwards. */
export interface StackedCard {
  readonly wanted: number
  readonly height: number
}

/** The card that does not move, and where it stands. */
export interface StackAnchor {
  readonly index: number
  readonly top: number
}

/** Pixels between two cards. */
export const CARD_GAP = 8

/**
 * Where cards stand so that none covers another: each beside its line, or as near as those between it and the anchor let
 * it. `cards` are in the order of their lines. Without an anchor the first card is one, and does not stand above `least`.
 */
export function stackCards(
  cards: readonly StackedCard[],
  anchor: StackAnchor | null,
  least: number,
): readonly number[] {
  const first = cards[0]
  if (!first) return []
  const { index, top } = anchor ?? { index: 0, top: Math.max(least, first.wanted) }
  const tops = cards.map(({ wanted }) => wanted)
  tops[index] = top
  for (let at = index - 1; at >= 0; at -= 1) {
    const { wanted, height } = cards[at]!
    tops[at] = Math.min(wanted, tops[at + 1]! - CARD_GAP - height)
  }
  for (let at = index + 1; at < cards.length; at += 1) {
    const before = cards[at - 1]!
    tops[at] = Math.max(cards[at]!.wanted, tops[at - 1]! + before.height + CARD_GAP)
  }
  return tops
}
