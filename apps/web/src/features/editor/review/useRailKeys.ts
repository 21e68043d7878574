import { type RefObject, useEffect, useEffectEvent } from 'react'

/** What a key asks of the rail. */
export type RailAction = 'next' | 'previous' | 'accept' | 'reject' | 'text' | 'undo' | 'redo'

/** Calls back for the keys of the rail while the focus is in it; answers "done" keep the key from doing anything else. */
export function useRailKeys(
  rail: RefObject<HTMLElement | null>,
  onAction: (action: RailAction) => boolean,
): void {
  const handleAction = useEffectEvent(onAction)
  useEffect(() => {
    const element = rail.current
    if (element === null) return undefined
    const handleKey = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented ? null : actionOf(event)
      if (action !== null && handleAction(action)) event.preventDefault()
    }
    element.addEventListener('keydown', handleKey)
    return () => element.removeEventListener('keydown', handleKey)
  }, [rail])
}

function actionOf({ key, target, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): RailAction | null {
  const isCard = target instanceof HTMLElement && target.dataset['card'] !== undefined
  if (key === 'Escape') return 'text'
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'j' || (isCard && key === 'ArrowDown')) return 'next'
  if (key === 'k' || (isCard && key === 'ArrowUp')) return 'previous'
  if (key === 'a') return 'accept'
  if (key === 'r') return 'reject'
  return isCard && key === 'Enter' ? 'text' : null
}
