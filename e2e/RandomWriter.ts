import type { InputMethod } from './InputMethod.ts'
import type { Person } from './Person.ts'

/** Words and signs of which some are two UTF-16 units, some several characters on one place. */
const TEXTS = ['a', 'der ', 'Kai', ' und', 'ß', '. ', '„', '🌊', '👩‍🚒', 'é', '-- ', '"so" '] as const
const SYLLABLES = [
  { steps: ['k', 'か', 'かん'], chosen: '感' },
  { steps: ['n', 'に', 'にほ', 'にほん'], chosen: '日本' },
  { steps: ['w', 'wo', 'wor', 'word'], chosen: 'Wort' },
  { steps: ['x', 'xi', ''], chosen: '' },
] as const
const MOVES = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'ControlOrMeta+ArrowLeft',
  'ControlOrMeta+ArrowRight',
] as const
const SELECTIONS = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'End',
  'ControlOrMeta+ArrowLeft',
] as const
const AFTER_SELECTION = [
  'Backspace',
  'Delete',
  'Enter',
  'ControlOrMeta+b',
  'ControlOrMeta+c',
  'ControlOrMeta+x',
  'ArrowLeft',
] as const
const EDITS = [
  'Backspace',
  'Backspace',
  'Delete',
  'Enter',
  'ControlOrMeta+Backspace',
  'ControlOrMeta+Delete',
  'ControlOrMeta+v',
  'ControlOrMeta+z',
  'ControlOrMeta+Shift+z',
] as const
const EDITS_WITHOUT_UNDO = EDITS.filter((key) => !key.toLowerCase().endsWith('z'))

/** Somebody who presses random real keys in an article; every number comes from `random`. */
export class RandomWriter {
  readonly person: Person
  /** Whether undo and redo are among the keys. */
  mayUndo = true
  /** How many keys were pressed, those of the input method included. */
  keys = 0
  private readonly method: InputMethod
  private readonly random: () => number
  private chosen: string | null = null

  constructor(person: Person, method: InputMethod, random: () => number) {
    this.person = person
    this.method = method
    this.random = random
  }

  /** Does something of one to some keys; answers with what it was. */
  async act(): Promise<string> {
    const draw = this.random()
    if (this.chosen !== null && draw < 0.5) return this.finish()
    if (draw < 0.08) return this.jump()
    if (draw < 0.2) return this.compose()
    if (draw < 0.5) return this.type()
    if (draw < 0.68) return this.press(this.pick(MOVES))
    if (draw < 0.85) return this.press(this.pick(this.mayUndo ? EDITS : EDITS_WITHOUT_UNDO))
    return this.select()
  }

  /** Commits what is being composed, if anything is; answers with what it was. */
  async finish(): Promise<string> {
    const { chosen } = this
    this.chosen = null
    if (chosen === null) return ''
    this.keys += 1
    await this.method.commit(chosen)
    return `commit ${chosen}`
  }

  /**
   * Looks away for a moment. The browser keeps what a key that the input method did not take has left open; until then
   * a suggestion of it is not written.
   */
  async rest(): Promise<void> {
    await this.finish()
    if (!(await this.method.isComposing())) return
    await this.person.editor.evaluate((editor: HTMLElement) => {
      editor.blur()
      editor.focus({ preventScroll: true })
    })
  }

  /** Puts the caret into some block, as a click would. */
  private async jump(): Promise<string> {
    this.chosen = null
    const blocks = this.person.editor.locator(
      '[data-field]:not([data-field="details"]), section > *, [role="rowheader"], [role="cell"]',
    )
    const index = this.index(await blocks.count())
    const offset = this.random() < 0.3 ? 'end' : this.index(12)
    await this.person.putCaret(blocks.nth(index), offset)
    return `caret ${index}:${offset}`
  }

  private async compose(): Promise<string> {
    const { steps, chosen } = this.pick(SYLLABLES)
    this.keys += steps.length
    await this.method.compose(...steps)
    this.chosen = chosen === '' ? null : chosen
    return `compose ${steps.join(' ')}`
  }

  private async type(): Promise<string> {
    this.chosen = null
    const text = this.pick(TEXTS)
    this.keys += Array.from(text).length
    await this.person.type(text)
    return `type ${text}`
  }

  private async press(key: string): Promise<string> {
    this.chosen = null
    this.keys += 1
    await this.person.press(key)
    return key
  }

  private async select(): Promise<string> {
    this.chosen = null
    const keys = Array.from({ length: 1 + this.index(4) }, () => `Shift+${this.pick(SELECTIONS)}`)
    this.keys += keys.length
    await this.person.press(...keys)
    if (this.random() < 0.3) return `${keys.join(' ')} ${await this.type()}`
    const last = this.pick(AFTER_SELECTION)
    this.keys += 1
    await this.person.press(last)
    return `${keys.join(' ')} ${last}`
  }

  private index(count: number): number {
    return Math.floor(this.random() * count)
  }

  private pick<Choice>(choices: readonly Choice[]): Choice {
    const choice = choices[this.index(choices.length)]
    if (choice === undefined) throw new Error('nothing to choose from')
    return choice
  }
}
