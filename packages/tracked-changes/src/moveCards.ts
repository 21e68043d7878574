import type { UserId } from '@stet/article'
import type { Card } from './Card.ts'
import { namedBlock } from './namedBlock.ts'
import { placesOf } from './placesOf.ts'
import { subjectsOfText } from './subjectsOfText.ts'
import { textOf } from './textOf.ts'
import type { Token } from './tokens.ts'

/** A move: what goes, what comes in its place elsewhere, and whose suggestion it is. */
interface Move {
  readonly by: UserId
  readonly gone: Token[]
  readonly come: Token[]
}

/** The moves in an article, over all texts: both halves are one card, which stands where the text comes. */
export function moveCards(tokens: readonly Token[], isApart: (spanKey: string) => boolean): readonly Card[] {
  const moves = new Map<string, Move>()
  const moveOf = (key: string, by: UserId): Move => {
    const known = moves.get(key) ?? { by, gone: [], come: [] }
    moves.set(key, known)
    return known
  }
  for (const token of tokens) {
    if (token.move !== null && token.insertion !== null) moveOf(token.move, token.insertion).come.push(token)
    for (const { move, by } of token.strikes) if (move !== null) moveOf(move, by).gone.push(token)
  }
  return [...moves].map(([id, { by, gone, come }]) => {
    const shown = come.length > 0 ? come : gone
    const blocks = shown.filter(({ text }) => text === null).map(({ of }) => namedBlock(of))
    return {
      id,
      by,
      change: { what: 'moves', blocks, text: textOf(shown) },
      places: [...placesOf(come), ...placesOf(gone)],
      subjects: subjectsOfText([...come, ...gone], by, isApart),
    }
  })
}
