import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { Going } from './useGoing.ts'
import type { RailDesk } from './RailDesk.ts'
import type { RailItem } from './RailSource.ts'

/** What the keys of a rail are for. */
export interface RailWork<Item extends RailItem, Action extends string> {
  readonly rail: RefObject<HTMLElement | null>
  readonly desk: Pick<RailDesk<Item>, 'leave'>
  /** What takes back and does again what is done here; null where that is no step of the text. */
  readonly steps: Pick<RailDesk<Item>, 'undo' | 'redo'> | null
  readonly going: Pick<Going<Item>, 'active' | 'goTo' | 'toText'>
  /** In reading order. */
  readonly listed: readonly Item[]
  /** The keys of what can be done with a card here. */
  readonly keys: Readonly<Record<string, Action>>
  /** Does that with the card that is looked at; false if it cannot be done, and the key may do something else. */
  readonly onAction: (action: Action, item: Item) => boolean
}

/**
 * The keys of a rail while the focus is in it, and not in a field that is written in: J and K go on and back, Enter and
 * Escape go to the text, what undoes undoes, and others do what can be done with the card that is looked at.
 */
export function useRailKeys<Item extends RailItem, Action extends string>(
  work: RailWork<Item, Action>,
): void {
  const { rail } = work
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const { target, defaultPrevented } = event
    if (defaultPrevented || (target instanceof Element && target.matches('textarea'))) return
    if (act(work, event)) event.preventDefault()
  })
  useEffect(() => {
    const element = rail.current
    if (element === null) return undefined
    const handle = (event: KeyboardEvent): void => handleKey(event)
    element.addEventListener('keydown', handle)
    return () => element.removeEventListener('keydown', handle)
  }, [rail])
}

function act<Item extends RailItem, Action extends string>(
  { desk, steps, going, listed, keys, onAction }: RailWork<Item, Action>,
  event: KeyboardEvent,
): boolean {
  const index = listed.findIndex(({ id }) => id === going.active?.id)
  const own = isPlain(event) && Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
  if (own !== undefined) return listed[index] !== undefined && onAction(own, listed[index])
  const common = commonAction(event)
  if (common === 'undo' || common === 'redo') {
    steps?.[common]()
    return steps !== null
  }
  if (common === 'text') {
    desk.leave()
    going.toText()
  } else if (common !== null) {
    const [first, by] = common === 'next' ? [0, 1] : [-1, -1]
    const next = index < 0 ? listed.at(first) : listed[index + by]
    if (next) going.goTo(next)
  }
  return common !== null
}

/** What a key asks of the rail whatever it shows; null for nothing. */
function commonAction(event: KeyboardEvent): 'next' | 'previous' | 'text' | 'undo' | 'redo' | null {
  const { key, target, shiftKey } = event
  const isCard = target instanceof HTMLElement && target.dataset['card'] !== undefined
  if (key === 'Escape') return 'text'
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'z')
    return shiftKey ? 'redo' : 'undo'
  if (!isPlain(event)) return null
  if (key === 'j' || (isCard && key === 'ArrowDown')) return 'next'
  if (key === 'k' || (isCard && key === 'ArrowUp')) return 'previous'
  return isCard && key === 'Enter' ? 'text' : null
}

/** Whether a key comes without those that make a shortcut of it. */
function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey
}
