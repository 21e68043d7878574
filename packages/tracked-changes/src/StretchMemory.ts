import type { Card } from './Card.ts'
import { spanName } from './subjectsOfParts.ts'
import type { Line } from './Token.ts'

interface Known<C> {
  readonly lines: readonly Line[]
  /** The spans that count with an insertion here, unless they are a card of their own. */
  readonly own: readonly string[]
  readonly apart: string
  readonly cards: readonly C[]
}

/**
 * The cards of text, remembered by the lines that they stand in. A line whose break stands and is wanted no other way
 * parts all runs of text before it: from one such line to the next, cards depend on these lines alone, and on which of
 * their spans are cards of their own.
 */
export class StretchMemory<C extends Card> {
  readonly #known = new WeakMap<Line, Known<C>>()

  /** `read` makes the cards of one stretch; it is asked for those that are not what they were. */
  cards(
    lines: readonly Line[],
    isApart: (span: string) => boolean,
    read: (stretch: readonly Line[]) => readonly C[],
  ): readonly C[] {
    const cards: C[] = []
    for (let from = 0; from < lines.length;) {
      let to = from + 1
      while (to < lines.length && !isBorder(lines[to]!)) to += 1
      cards.push(...this.#cardsOf(lines, from, to, isApart, read))
      from = to
    }
    return cards
  }

  #cardsOf(
    lines: readonly Line[],
    from: number,
    to: number,
    isApart: (span: string) => boolean,
    read: (stretch: readonly Line[]) => readonly C[],
  ): readonly C[] {
    const first = lines[from]!
    const known = this.#known.get(first)
    if (known && isStretch(known.lines, lines, from, to) && known.apart === namesOf(known.own, isApart))
      return known.cards
    const stretch = lines.slice(from, to)
    const own = stretch.flatMap(ownSpans)
    const cards = read(stretch)
    this.#known.set(first, { lines: stretch, own, apart: namesOf(own, isApart), cards })
    return cards
  }
}

function isBorder({ tokens: [first] }: Line): boolean {
  return first?.text === null && first.isStanding && first.wishes.length === 0
}

function isStretch(known: readonly Line[], lines: readonly Line[], from: number, to: number): boolean {
  return known.length === to - from && known.every((line, at) => line === lines[from + at])
}

function ownSpans({ tokens }: Line): readonly string[] {
  return tokens.flatMap(({ wishes }) =>
    wishes.flatMap(({ own }) => own.map(({ spanKey, n }) => spanName(spanKey, n))),
  )
}

function namesOf(own: readonly string[], isApart: (span: string) => boolean): string {
  return own.length === 0 ? '' : own.filter(isApart).join(' ')
}
