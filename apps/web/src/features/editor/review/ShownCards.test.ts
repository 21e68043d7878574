import type { Card } from '@stet/tracked-changes'
import { describe, expect, test } from 'vitest'
import { ShownCards } from './ShownCards.ts'

describe('cards as they are drawn', () => {
  test('one that only stands elsewhere stays the same object, and so does the list', () => {
    const cards = new ShownCards()
    const [one, two] = [card('a', 'x', 3), card('b', 'y', 9)]
    const list = cards.take([one, two])
    const moved = card('b', 'y', 10)
    expect(cards.take([one, moved])).toBe(list)
    expect(cards.newestOf('b')).toBe(moved)
    expect(cards.take([one, card('b', 'y', 11)])).toBe(list)
  })

  test('one that says something else is another object, and the others are not', () => {
    const cards = new ShownCards()
    const [one, two] = [card('a', 'x', 3), card('b', 'y', 9)]
    cards.take([one, two])
    const grown = card('b', 'yz', 10)
    expect(cards.take([card('a', 'x', 4), grown])).toEqual([one, grown])
    expect(cards.take([card('a', 'x', 4), grown])[0]).toBe(one)
  })

  test('what comes, goes or changes its order is another list', () => {
    const cards = new ShownCards()
    const [one, two] = [card('a', 'x', 3), card('b', 'y', 9)]
    const list = cards.take([one, two])
    expect(cards.take([two, one])).toEqual([two, one])
    expect(cards.take([one])).toEqual([one])
    expect(cards.newestOf('b')).toBeNull()
    expect(cards.take([one, two])).toEqual(list)
  })
})

function card(id: string, text: string, from: number): Card {
  return {
    id,
    by: 'anna',
    change: { what: 'insertsText', text },
    places: [{ root: 'body', block: 0, from, to: from + text.length, hasMarker: false }],
    subjects: [{ about: 'insertion', range: [1, 1, text.length] }],
    firstAt: { client: 1, clock: 1 },
  }
}
