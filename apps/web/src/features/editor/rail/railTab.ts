import { useSyncExternalStore } from 'react'
import { Observable } from '../Observable.ts'

/** What the rail shows. */
export type RailTab = 'changes' | 'comments' | 'style'

/** What the rail shows on this page, when it is open. */
export const railTab = new Observable<RailTab>('changes')

/** What the rail shows, and how to change that. */
export function useRailTab(): readonly [tab: RailTab, set: (tab: RailTab) => void] {
  return [useSyncExternalStore(railTab.subscribe, railTab.get), railTab.set]
}
