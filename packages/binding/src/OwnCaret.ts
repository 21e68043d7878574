import type { EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import type { ArticleBinding } from './ArticleBinding.ts'

/** At most one message in this time. */
const SEND_EVERY_MS = 60

export interface OwnCaretOptions {
  readonly binding: Pick<ArticleBinding, 'anchorAt'>
  readonly awareness: Awareness
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/**
 * Sends where this tab's selection is, as field `cursor` of its awareness state. A caret names the character to its
 * right, which typing leaves as it is: what would say the same again is not sent.
 */
export class OwnCaret {
  readonly #view: Pick<EditorView, 'state' | 'hasFocus'>
  readonly #options: OwnCaretOptions
  #sent = 'null'
  #cancel: (() => void) | null = null

  constructor(view: Pick<EditorView, 'state' | 'hasFocus'>, options: OwnCaretOptions) {
    this.#view = view
    this.#options = options
    this.schedule()
  }

  /** The person moved the caret, or the editor got the focus. */
  schedule(): void {
    if (this.#view.hasFocus()) this.#cancel ??= this.#options.after(SEND_EVERY_MS, this.#sendSelection)
  }

  /** The editor lost the focus or goes: the others no longer see this caret. */
  hide(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#send(null)
  }

  readonly #sendSelection = (): void => {
    this.#cancel = null
    if (!this.#view.hasFocus()) return
    const { binding } = this.#options
    const { selection } = this.#view.state
    const head = binding.anchorAt(selection.head)
    const anchor = selection.empty ? head : binding.anchorAt(selection.anchor)
    this.#send(head && anchor && { anchor, head })
  }

  #send(cursor: object | null): void {
    const text = JSON.stringify(cursor)
    if (text === this.#sent) return
    this.#sent = text
    this.#options.awareness.setLocalStateField('cursor', cursor)
  }
}
