import { railOpen } from './railOpen.ts'
import { type RailTab, railTab } from './railTab.ts'

/** Opens the rail with one of its parts. */
export function showRail(tab: RailTab): void {
  railTab.set(tab)
  railOpen.set(true)
}
