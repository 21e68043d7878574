import { useEffect } from 'react'
import { isMac } from '../../../ui/isMac.ts'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import { lazyFind } from './lazyFind.ts'
import { useFind } from './useFind.ts'

/** The find bar, when somebody asked for it with its keys or its button. The browser's own search stays as it is. */
export function Find() {
  const editor = useEditorHandle()
  const { finder } = editor
  const isOpen = useFind((find) => find.isOpen)
  const parts = lazyFind.useLoaded(isOpen)
  const open = (): void => finder.open(editor)
  useShortcut(SHORTCUTS.find, open)
  // ⌘H hides the app on a Mac, before any page hears of it.
  useShortcut(SHORTCUTS.findToo, open, !isMac)
  useEffect(() => {
    // The keys that open it begin with this one.
    const handleKey = ({ key }: KeyboardEvent): void => {
      if (key === (isMac ? 'Meta' : 'Control')) finder.prepare()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [finder])
  return isOpen && parts && <parts.FindBar />
}
