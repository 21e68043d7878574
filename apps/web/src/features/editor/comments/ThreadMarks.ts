import type { DocumentRange } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import type { CommentCard } from './CardList.ts'
import { commentMarksKey } from './commentMarks.ts'
import { areSameMarks, type MarkSpec, marksOfThreads } from './marksOfThreads.ts'

/** What marks are drawn with. */
export interface ThreadMarksParts {
  readonly view: EditorView
  /** Where each of these stands. */
  readonly rangesOf: (cards: readonly CommentCard[]) => readonly (readonly DocumentRange[])[]
  /** Somebody pressed the sign of a thread in the margin. */
  readonly onSign: (thread: string) => void
}

/** What threads are about, marked in the text, with their signs in the margin. */
export class ThreadMarks {
  private readonly parts: ThreadMarksParts

  constructor(parts: ThreadMarksParts) {
    this.parts = parts
  }

  /** Marks these and nothing else. False where nothing can be marked now: what an input method composes in is not touched. */
  draw(cards: readonly CommentCard[], activeId: string | undefined): boolean {
    const { view, rangesOf } = this.parts
    if (view.isDestroyed || view.composing) return false
    const shown = cards.filter(
      ({ thread }) => thread?.status !== 'resolved' && (thread?.anchor.suggestion ?? null) === null,
    )
    const ranges = rangesOf(shown)
    const marked = shown.map(({ id, thread }, at) => ({
      id,
      ranges: ranges[at] ?? [],
      isActive: id === activeId,
      isBlocking: thread?.isBlocking ?? false,
    }))
    const marks = marksOfThreads(view.state.doc, marked)
    const before = commentMarksKey.getState(view.state)
    if (!before || !areSameMarks(before, marks))
      view.dispatch(view.state.tr.setMeta(commentMarksKey, marks).setMeta('addToHistory', false))
    return true
  }

  clear(): void {
    const { view } = this.parts
    if (view.isDestroyed) return
    view.dispatch(view.state.tr.setMeta(commentMarksKey, marksOfThreads(view.state.doc, [])))
  }

  /** Of the threads about the text at a position, the one about the shortest stretch. */
  threadAt(position: number): string | null {
    const marks = commentMarksKey.getState(this.parts.view.state)?.find(position, position) ?? []
    const found = marks
      .filter((mark) => (mark.spec as Partial<MarkSpec>).thread !== undefined)
      .toSorted((one, other) => one.to - one.from - (other.to - other.from))[0]
    return found ? (found.spec as MarkSpec).thread : null
  }

  /** Hears of signs that are pressed, until what it answers with is called. */
  watchSigns(): () => void {
    const { view, onSign } = this.parts
    const handleClick = ({ target, clientX }: MouseEvent): void => {
      const begin = target instanceof Element ? target.closest('.article-comment-begin') : null
      const id = begin?.closest<HTMLElement>('[data-thread-mark]')?.dataset['threadMark']
      const block = begin?.closest('p, h1, h2, blockquote, figcaption, div')?.getBoundingClientRect()
      // The sign is beside the block, the character it belongs to in it.
      if (id !== undefined && block && clientX > block.right) onSign(id)
    }
    view.dom.addEventListener('click', handleClick)
    return () => view.dom.removeEventListener('click', handleClick)
  }
}
