import { catchUpSelection, type FrameBatcher, frameBatcher } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import type { Surroundings } from './Surroundings.ts'

/**
 * What others write comes into the document once a frame. It waits while an input method composes in the view: what is
 * composed would be doubled.
 */
export class OthersText {
  private readonly batcher: FrameBatcher
  private view: EditorView | null = null
  private isWaitingLong = false

  /** `origin` is that of the transactions it writes; `onHeld` is called when `isHeld` changes. */
  constructor(
    doc: Y.Doc,
    origin: unknown,
    { schedule, now }: Pick<Surroundings, 'schedule' | 'now'>,
    onHeld: () => void,
  ) {
    this.batcher = frameBatcher({
      doc,
      origin,
      schedule,
      now,
      isHeld: () => this.isComposing,
      beforeApplied: () => {
        if (this.view) catchUpSelection(this.view)
      },
      onHeld: (isHeld) => {
        this.isWaitingLong = isHeld
        onHeld()
      },
    })
  }

  /** Whether text of others has waited long enough to be told. */
  get isHeld(): boolean {
    return this.isWaitingLong
  }

  /** The view that shows the article, null for none: text of others waits while it composes, and it reads the selection before. */
  showIn(view: EditorView | null): void {
    this.view = view
  }

  add(update: Uint8Array): void {
    this.batcher.add(update)
  }

  /** Takes in at once what waits for the frame; while an input method composes, it goes on waiting. */
  takeIn(): void {
    if (!this.isComposing) this.batcher.flush()
  }

  /** Takes in at once all that waits. */
  flush(): void {
    this.batcher.flush()
  }

  /** Takes in what waits, and nothing more. */
  dispose(): void {
    this.batcher.destroy()
  }

  private get isComposing(): boolean {
    return this.view?.composing ?? false
  }
}
