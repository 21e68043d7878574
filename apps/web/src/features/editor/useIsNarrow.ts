import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 44rem)'

/** Too narrow for one bar with everything: people and state move to the bottom bar. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(listener: () => void): () => void {
  const list = window.matchMedia(NARROW)
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}
