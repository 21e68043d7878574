import {
  type CharacterId,
  type DeletionSpan,
  type IdRange,
  isShown,
  itemAt,
  parseSpanKey,
} from '@stet/article'
import type * as Y from 'yjs'
import type { Author } from './Author.ts'
import type { BlockIndex } from './BlockIndex.ts'

/** A deletion span of this tab that can grow. */
export interface Extendable {
  readonly key: string
  readonly span: DeletionSpan
}

/**
 * Finds the deletion span that a further deletion belongs to, so that pressing Backspace ten times is one suggestion.
 * It remembers the last one, because characters that were withdrawn are shown nowhere and name no span.
 */
export class StrikeMemory {
  #last: string | null = null

  remember(key: string): void {
    this.#last = key
  }

  /** What comes next begins a suggestion of its own unless it touches one. */
  forget(): void {
    this.#last = null
  }

  /** The span of this tab that covers a neighbour of these characters (given in reading order); null if none does. */
  extendable(ids: readonly IdRange[], index: BlockIndex, author: Author): Extendable | null {
    const first = ids[0]
    const last = ids.at(-1)
    if (!first || !last) return null
    const before = neighbour(index.doc, [first[0], first[1]], -1)
    const behind = neighbour(index.doc, [last[0], last[1] + last[2] - 1], 1)
    for (const id of [before, behind]) {
      if (!id) continue
      const state = index.attribution.stateAt(...id)
      const keys = state.deletions.map(({ spanKey }) => spanKey)
      if (this.#last !== null && !isShown(state, 'markup')) keys.push(this.#last)
      for (const key of keys) {
        if (parseSpanKey(key)?.client !== author.clientIds.suggest) continue
        const stored = index.attribution.span(key)
        if (stored?.span.t === 'del' && stored.span.mv === undefined && covers(stored.span, id)) {
          return { key, span: stored.span }
        }
      }
    }
    return null
  }
}

function covers({ ids }: DeletionSpan, [client, clock]: CharacterId): boolean {
  return ids.some(([other, from, length]) => other === client && clock >= from && clock < from + length)
}

/** The next character or marker to a side that is not deleted, shown or not. */
function neighbour(doc: Y.Doc, id: CharacterId, side: -1 | 1): CharacterId | null {
  const item = itemAt(doc, id)
  if (!item) return null
  const offset = id[1] - item.id.clock + side
  if (offset >= 0 && offset < item.length) return [id[0], id[1] + side]
  let next = side < 0 ? item.left : item.right
  while (next?.deleted) next = side < 0 ? next.left : next.right
  if (!next) return null
  return [next.id.client, side < 0 ? next.id.clock + next.length - 1 : next.id.clock]
}
