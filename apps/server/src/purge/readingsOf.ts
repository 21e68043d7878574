import {
  Attribution,
  isShown,
  TEXT_ROOTS,
  textRoot,
  type CharacterState,
  type IdRange,
  type TextRoot,
} from '@stet/article'
import * as Y from 'yjs'

/** Characters of one person in one state, or something that is no character and parts what stands around it. */
interface Piece {
  readonly client: number
  readonly clock: number
  /** Null for what is no character. */
  readonly text: string | null
  readonly state: CharacterState
}

/** A text without a break, and where its characters are stored. */
export interface ReadableLine {
  readonly text: string
  /** The characters of a stretch of it. */
  idsOf(from: number, to: number): readonly IdRange[]
}

/** What people can have read in a document: as it would be published, with what is suggested, and with what nobody sees any more. */
export const READINGS = ['live', 'suggestions', 'hidden'] as const
export type Reading = (typeof READINGS)[number]

const SHOWN: Readonly<Record<Reading, readonly ((state: CharacterState) => boolean)[]>> = {
  live: [(state) => isShown(state, 'original')],
  suggestions: [(state) => isShown(state, 'final'), (state) => isShown(state, 'markup')],
  // What its author took back may stand in the middle of a word that others rejected.
  hidden: [(state) => !state.isWithdrawn, () => true],
}

/** Every way to read what is stored, those first in which more people see it. */
export function* readingsOf(
  doc: Y.Doc,
): Generator<{ readonly reading: Reading; readonly line: ReadableLine }> {
  const attribution = new Attribution(doc)
  const texts = TEXT_ROOTS.map((root) => piecesOf(doc, root, attribution))
  for (const reading of READINGS) {
    for (const isRead of SHOWN[reading]) {
      for (const pieces of texts) {
        for (const line of linesOf(pieces.filter(({ state }) => isRead(state)))) yield { reading, line }
      }
    }
  }
}

function piecesOf(doc: Y.Doc, root: TextRoot, attribution: Attribution): readonly Piece[] {
  const pieces: Piece[] = []
  for (let item = textRoot(doc, root)._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const { client, clock } = item.id
    const text = item.content instanceof Y.ContentString ? item.content.str : null
    const segments = attribution.segments(client, clock, item.length) ?? [
      { offset: 0, length: item.length, state: attribution.plainState(client) },
    ]
    for (const { offset, length, state } of segments) {
      const part = text === null ? null : text.slice(offset, offset + length)
      pieces.push({ client, clock: clock + offset, text: part, state })
    }
  }
  return pieces
}

function* linesOf(pieces: readonly Piece[]): Generator<ReadableLine> {
  let line: (Piece & { readonly text: string })[] = []
  for (const piece of pieces) {
    if (piece.text !== null) line.push({ ...piece, text: piece.text })
    else if (line.length > 0) {
      yield lineOf(line)
      line = []
    }
  }
  if (line.length > 0) yield lineOf(line)
}

function lineOf(pieces: readonly (Piece & { readonly text: string })[]): ReadableLine {
  return {
    text: pieces.map(({ text }) => text).join(''),
    idsOf: (from, to) => {
      const ids: IdRange[] = []
      let at = 0
      for (const { client, clock, text } of pieces) {
        const start = Math.max(from, at)
        const end = Math.min(to, at + text.length)
        if (end > start) ids.push([client, clock + start - at, end - start])
        at += text.length
      }
      return ids
    },
  }
}
