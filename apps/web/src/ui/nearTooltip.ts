import type { TooltipProps } from './Tooltip.tsx'

/** What somebody did to come near an element. */
export type Approach = 'pointer' | 'focus'

/** The element that somebody is at, and the tooltip it would show. */
export interface NearTooltip extends Pick<TooltipProps, 'content' | 'shortcut' | 'side'> {
  readonly trigger: HTMLElement
  readonly approach: Approach
  /** Another one for each time that somebody comes near. */
  readonly visit: number
}

let near: NearTooltip | null = null
let visits = 0
const listeners = new Set<() => void>()

function set(next: NearTooltip | null): void {
  near = next
  for (const listener of listeners) listener()
}

/** Which tooltip may open now: there is never more than one, however many elements have one. */
export const nearTooltip = {
  get: (): NearTooltip | null => near,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Somebody comes near; nothing changes while they stay at the same element. */
  approach: (tooltip: Omit<NearTooltip, 'visit'>): void => {
    if (near?.trigger === tooltip.trigger && near.approach === tooltip.approach) return
    visits += 1
    set({ ...tooltip, visit: visits })
  },
  /** The words of an element have changed. */
  renew: (trigger: HTMLElement, words: Pick<NearTooltip, 'content' | 'shortcut' | 'side'>): void => {
    if (near === null || near.trigger !== trigger) return
    if (near.content === words.content && near.shortcut === words.shortcut && near.side === words.side) return
    set({ ...near, ...words })
  },
  /** The element is gone. */
  forget: (trigger: HTMLElement): void => {
    if (near?.trigger === trigger) set(null)
  },
}
