import { isMac } from '../../../ui/isMac.ts'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import { FindBar } from './FindBar.tsx'
import { useFind, useFindActions } from './useFind.ts'

/** The find bar, when somebody asked for it with its keys or its button. The browser's own search stays as it is. */
export function Find() {
  const isOpen = useFind((find) => find.isOpen)
  const { open } = useFindActions()
  useShortcut(SHORTCUTS.find, open)
  // ⌘H hides the app on a Mac, before any page hears of it.
  useShortcut(SHORTCUTS.findToo, open, !isMac)
  return isOpen && <FindBar />
}
