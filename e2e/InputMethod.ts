import type { CDPSession, JSHandle } from '@playwright/test'
import type { Person } from './Person.ts'

/**
 * An input method at a person's keyboard: composes in the page as the operating system's would, by way of Chromium's
 * own protocol. The events, the underlined text and the composed text node are the browser's own.
 */
export class InputMethod {
  private readonly session: CDPSession
  private readonly state: JSHandle<{ isComposing: boolean }>

  private constructor(session: CDPSession, state: JSHandle<{ isComposing: boolean }>) {
    this.session = session
    this.state = state
  }

  /** One for the page that the person has open now. */
  static async of(person: Person): Promise<InputMethod> {
    const state = await person.page.evaluateHandle(() => {
      const composing = { isComposing: false }
      document.addEventListener('compositionstart', () => (composing.isComposing = true), true)
      document.addEventListener('compositionend', () => (composing.isComposing = false), true)
      return composing
    })
    return new InputMethod(await person.context.newCDPSession(person.page), state)
  }

  /** Whether the browser has a composition open. */
  async isComposing(): Promise<boolean> {
    return this.state.evaluate(({ isComposing }) => isComposing)
  }

  /** Composes text after text: each one takes the place of the one before, as while typing syllables; an empty one takes it back. */
  async compose(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      // What browsers say of a key that the input method took.
      await this.key('rawKeyDown', 'Process', 229)
      await this.session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      await this.key('keyUp', 'Process', 229)
    }
  }

  /** Puts what was chosen in the place of what is being composed, and is done. */
  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text })
  }

  /** A dead key and the letter that it goes onto: ´ and e give é. */
  async deadKey(accent: string, letter: string): Promise<void> {
    await this.key('rawKeyDown', 'Dead', 229)
    await this.session.send('Input.imeSetComposition', { text: accent, selectionStart: 1, selectionEnd: 1 })
    await this.key('keyUp', 'Dead', 221)
    await this.key('rawKeyDown', letter, 229)
    await this.commit(`${letter}${accent}`.normalize('NFC'))
    await this.key('keyUp', letter, letter.toUpperCase().charCodeAt(0))
  }

  private async key(type: 'rawKeyDown' | 'keyUp', key: string, keyCode: number): Promise<void> {
    await this.session.send('Input.dispatchKeyEvent', { type, key, windowsVirtualKeyCode: keyCode })
  }
}
