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
 * it. `cards` are in the order of their lines. None stands above `least`; where the anchor leaves no room for those before
 * it, it moves down too. Without an anchor the first card is one.
 */
export function stackCards(
  cards: readonly StackedCard[],
  anchor: StackAnchor | null,
  least: number,
): readonly number[] {
  const first = cards[0]
  if (!first) return []
  const { index, top } = anchor ?? { index: 0, top: first.wanted }
  const tops = cards.map(({ wanted }) => wanted)
  tops[index] = top
  for (let at = index - 1; at >= 0; at -= 1) {
    const { wanted, height } = cards[at]!
    tops[at] = Math.min(wanted, tops[at + 1]! - CARD_GAP - height)
  }
  if (tops[0]! < least) return downFrom(cards, 0, Math.max(least, first.wanted), tops)
  return downFrom(cards, index, top, tops)
}

function downFrom(
  cards: readonly StackedCard[],
  index: number,
  top: number,
  tops: readonly number[],
): readonly number[] {
  const placed = [...tops]
  placed[index] = top
  for (let at = index + 1; at < cards.length; at += 1) {
    const before = cards[at - 1]!
    placed[at] = Math.max(cards[at]!.wanted, placed[at - 1]! + before.height + CARD_GAP)
  }
  return placed
}
