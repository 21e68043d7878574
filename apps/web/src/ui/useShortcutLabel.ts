import { useLanguage } from '../i18n/useLanguage.ts'
import { isMac } from './isMac.ts'
import { messages } from './messages.ts'
import { describeShortcut, type Shortcut } from './shortcut.ts'

/** Gives how a shortcut is written in the person's language and on their keyboard. */
export function useShortcutLabel(): (shortcut: Shortcut) => string {
  const { language } = useLanguage()
  const names: Readonly<Record<string, string>> = messages[language].key
  return (shortcut) => describeShortcut(shortcut, isMac, (key) => names[key] ?? key)
}
