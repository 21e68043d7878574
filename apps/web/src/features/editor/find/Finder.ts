import type { FindSlot } from '@stet/binding'
import type { EditorHandle } from '../EditorHandle.ts'
import { type HeldKeys, heldKeys } from './heldKeys.ts'
import { lazyFind } from './lazyFind.ts'

/** Milliseconds after which letters are nobody's but the page's again, whatever became of the field. */
const LONGEST_HOLD = 2_000

type Parts = Awaited<ReturnType<typeof lazyFind.load>>

/**
 * Opens and closes the find bar of an editor, and loads its code with the first request. What is typed until then is for the
 * field, not for the text.
 */
export class Finder {
  private readonly slot: FindSlot
  private readonly language: () => string
  private parts: Parts | null = null
  private held: HeldKeys | null = null

  constructor(slot: FindSlot, language: () => string) {
    this.slot = slot
    this.language = language
  }

  /** Somebody may ask for it soon. */
  readonly prepare = (): void => {
    lazyFind.load().catch(() => undefined)
  }

  readonly open = (editor: EditorHandle): void => {
    if (this.parts) this.parts.findActions(editor).open()
    else if (!this.held) void this.loadAndOpen(editor)
  }

  readonly close = (editor: EditorHandle): void => {
    this.parts?.findActions(editor).close()
  }

  /** The field is there: what was typed for it until now. */
  readonly takeTyped = (): string => {
    const typed = this.held?.text() ?? ''
    this.held?.end()
    this.held = null
    return typed
  }

  private async loadAndOpen(editor: EditorHandle): Promise<void> {
    this.held = heldKeys(window)
    try {
      const parts = await lazyFind.load()
      if (editor.view.isDestroyed) {
        this.takeTyped()
        return
      }
      this.parts = parts
      this.slot.fill(parts.findPlugin({ language: this.language }))
      // It begins with the next transaction: this one.
      editor.view.dispatch(editor.view.state.tr)
      parts.findActions(editor).open()
      setTimeout(this.takeTyped, LONGEST_HOLD)
    } catch {
      // Not to be had now: the next request asks again.
      this.takeTyped()
    }
  }
}
