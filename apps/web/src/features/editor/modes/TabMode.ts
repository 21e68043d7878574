import type { Mode } from '@stet/protocol'

/** What of a browser's storage is used; `sessionStorage` is the tab's own, and outlives a reload. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const STRENGTH: Readonly<Record<Mode, number>> = { view: 0, suggest: 1, edit: 2 }

/** The modes that somebody has who may do at most this, the strongest first. */
function modesWithin(right: Mode): readonly Mode[] {
  return (['edit', 'suggest', 'view'] as const).filter((mode) => STRENGTH[mode] <= STRENGTH[right])
}

/**
 * In which mode this person works on an article in this tab: chosen by them, never more than they may. Kept for the tab,
 * so that a reload does not make an editor of somebody who was suggesting. Listeners hear of a change at once: the next
 * key counts in the new mode.
 */
export class TabMode {
  /** The most that this person may do; the server has decided it. */
  readonly right: Mode
  private readonly key: string
  private readonly storage: TabStorage | null
  private readonly listeners = new Set<() => void>()
  private readonly usual: Mode
  private mode: Mode
  /** What "suggest or not" goes back to. */
  private before: Mode

  /** `storage` null: nothing is kept. `usual`: what it is until somebody chooses, the right itself unless told. */
  constructor(
    right: Mode,
    userId: string,
    articleId: string,
    storage: TabStorage | null,
    usual: Mode = right,
  ) {
    this.right = right
    this.key = `stet.mode.${userId}.${articleId}`
    this.storage = storage
    this.usual = STRENGTH[usual] < STRENGTH[right] ? usual : right
    this.mode = this.kept() ?? this.usual
    this.before = right
  }

  get choices(): readonly Mode[] {
    return modesWithin(this.right)
  }

  get = (): Mode => this.mode

  /** Does nothing when this person may not. */
  set = (mode: Mode): void => {
    if (mode === this.mode || !this.choices.includes(mode)) return
    this.before = this.mode
    this.mode = mode
    try {
      if (mode === this.usual) this.storage?.removeItem(this.key)
      else this.storage?.setItem(this.key, mode)
    } catch {
      // The choice then lasts as long as the page.
    }
    for (const listener of this.listeners) listener()
  }

  /** Suggests from now on; or, suggesting already, goes back to the mode before. */
  toggleSuggest = (): void => {
    if (this.mode !== 'suggest') this.set('suggest')
    else this.set(this.before === 'suggest' ? this.right : this.before)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private kept(): Mode | null {
    try {
      const kept = this.storage?.getItem(this.key) ?? null
      return this.choices.find((mode) => mode === kept) ?? null
    } catch {
      return null
    }
  }
}
