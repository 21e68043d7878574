import type * as Y from 'yjs'

/** A piece of text that one writer wrote, and where it stands. */
export interface Piece {
  readonly writer: string
  readonly number: number
  readonly at: number
  readonly length: number
}

/** The pieces `<writer.number>` of a text in their order; throws where something else stands, a torn piece say. */
export function piecesIn(text: Y.Text): readonly Piece[] {
  const delta = text.toDelta() as readonly { readonly insert: unknown }[]
  // A marker takes one place.
  const units = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '|')).join('')
  const pieces: Piece[] = []
  for (const { 0: found, 1: writer = '', 2: number, index } of units.matchAll(/<(\w+)\.(\d+)>|[^|]/g)) {
    if (number === undefined)
      throw new Error(`a torn piece: ${units.slice(Math.max(0, index - 9), index + 9)}`)
    pieces.push({ writer, number: Number(number), at: index, length: found.length })
  }
  return pieces
}
