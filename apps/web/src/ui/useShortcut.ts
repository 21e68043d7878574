import { useEffect, useEffectEvent } from 'react'
import { isMac } from './isMac.ts'
import { matchesShortcut, type Shortcut, shortcutKeys } from './shortcut.ts'

/**
 * Calls `onPress` when the shortcut is pressed anywhere on the page. A shortcut without a modifier is left to what has
 * the focus while somebody types, and nothing outside acts while a dialog or a menu is open.
 */
export function useShortcut(shortcut: Shortcut, onPress: () => void, isEnabled = true): void {
  const handlePress = useEffectEvent(onPress)
  useEffect(() => {
    if (!isEnabled) return undefined
    const isSingleKey = shortcutKeys(shortcut).length === 1
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !matchesShortcut(event, shortcut, isMac)) return
      if (isSingleKey && isTyping(event.target)) return
      if (
        event.target instanceof Element &&
        event.target.closest('[role=dialog],[role=alertdialog],[role=menu]')
      )
        return
      event.preventDefault()
      handlePress()
    }
    window.addEventListener('keydown', handleKeyDown)
    return () => window.removeEventListener('keydown', handleKeyDown)
  }, [shortcut, isEnabled])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select'))
  )
}
