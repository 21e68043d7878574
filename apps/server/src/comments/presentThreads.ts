import { anchorSight, headingAbove, read, TEXT_ROOTS, type TextRoot, whereIs } from '@stet/article'
import type { Person, Thread } from '@stet/protocol'
import { cardsOf } from '@stet/tracked-changes'
import type * as Y from 'yjs'
import type { StoredComment, StoredThread } from '../storage/StoredComment.ts'
import { mentionsIn } from './mentionsIn.ts'

type Where = Thread['where']
/** Who is behind an id; without a name where this never was an account. */
type Named = (id: string) => Person

/**
 * Threads as they are told, in the order in which they are read, what stands nowhere last. The document (null: what is stored of it
 * cannot be read) is read once for all of them.
 */
export function presentThreads(
  threads: readonly StoredThread[],
  doc: Y.Doc | null,
  person: Named,
): readonly Thread[] {
  const find = doc && threads.some(isAnchored) ? placeFinder(doc) : () => null
  return threads
    .map((thread) => presentThread(thread, find(thread), person))
    .toSorted(({ where: one }, { where: other }) => orderOf(one) - orderOf(other) || withinText(one, other))
}

function presentThread(
  { id, article, anchor, quote, isBlocking, status, resolvedBy, resolvedAt, comments }: StoredThread,
  where: Where,
  person: Named,
): Thread {
  return {
    id,
    article,
    anchor: {
      root: anchor.root as TextRoot,
      ids: anchor.ids.map(([client, clock, length]) => [client, clock, length]),
      suggestion: anchor.suggestion,
    },
    quote,
    where,
    isBlocking,
    status,
    resolvedBy: resolvedBy === null ? null : person(resolvedBy),
    resolvedAt: instant(resolvedAt),
    comments: comments.map((comment) => presentComment(comment, person)),
  }
}

function presentComment({ id, author, at, text, editedAt }: StoredComment, person: Named) {
  return {
    id,
    author: person(author),
    at: new Date(at).toISOString(),
    text,
    mentions: mentionsIn(text).map(person),
    editedAt: instant(editedAt),
  }
}

function instant(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}

function isAnchored({ anchor }: StoredThread): boolean {
  return anchor.ids.length > 0 || anchor.suggestion !== null
}

/** Finds where a thread stands: at its characters; one that names none but a suggestion stands where that is open. */
function placeFinder(doc: Y.Doc): (thread: StoredThread) => Where {
  const markup = read(doc, 'markup')
  const sight = anchorSight(doc, markup)
  let cards: ReadonlyMap<string, ReturnType<typeof cardsOf>[number]> | null = null
  return ({ anchor }) => {
    if (anchor.ids.length > 0) {
      const found = whereIs({ root: anchor.root as TextRoot, ids: anchor.ids }, sight)
      if (!found) return null
      const { root, block, from, to, section } = found
      return { root, block, from, to, section }
    }
    if (anchor.suggestion === null) return null
    cards ??= new Map(cardsOf(markup).map((card) => [card.id, card]))
    const place = cards.get(anchor.suggestion)?.places[0]
    if (!place) return null
    const { root, block, from, to } = place
    return { root, block, from, to, section: root === 'body' ? headingAbove(markup, block) : null }
  }
}

function orderOf(where: Where): number {
  return where ? TEXT_ROOTS.indexOf(where.root) : TEXT_ROOTS.length
}

function withinText(one: Where, other: Where): number {
  return one && other ? one.block - other.block || one.from - other.from : 0
}
