import { flushSync } from 'react-dom'
import { isInRail, railElement } from './railElement.ts'
import { type RailTab, railTab } from './railTab.ts'
import { showRail } from './showRail.ts'

/** Opens the rail with one of its parts, for the keys; where that has them already, they go to the text, and it answers with false. */
export function enterRail(tab: RailTab, text: { readonly focus: () => void } | null | undefined): boolean {
  if (railTab.get() === tab && isInRail()) {
    text?.focus()
    return false
  }
  flushSync(() => showRail(tab))
  // The next key is the rail's, also before the card is drawn that takes the focus.
  railElement()?.focus({ preventScroll: true })
  return true
}
