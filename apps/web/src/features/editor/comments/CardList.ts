import type { ThreadDraft } from './CommentDraft.ts'
import type { ShownThread } from './ShownThread.ts'

/** Something with a place in the rail: a thread, or one that somebody is about to begin. */
export type CommentCard =
  | {
      readonly id: string
      readonly thread: ShownThread
      readonly draft: null
      /** What it is about is not in the text any more. */
      readonly isLost: boolean
    }
  | { readonly id: string; readonly thread: null; readonly draft: ThreadDraft; readonly isLost: boolean }

/** Keeps the cards of a list, and the list, the objects that they were as long as they say the same. */
export class CardList {
  private list: readonly CommentCard[] = []
  private read: readonly CommentCard[] | null = null

  take(read: readonly CommentCard[]): readonly CommentCard[] {
    if (read === this.read) return this.list
    this.read = read
    const known = new Map(this.list.map((card) => [card.id, card]))
    const list = read.map((card) => {
      const before = known.get(card.id)
      return before && isSame(before, card) ? before : card
    })
    const isSameList = list.length === this.list.length && list.every((card, at) => card === this.list[at])
    if (!isSameList) this.list = list
    return this.list
  }
}

function isSame(one: CommentCard, other: CommentCard): boolean {
  return one.thread === other.thread && one.draft === other.draft && one.isLost === other.isLost
}
