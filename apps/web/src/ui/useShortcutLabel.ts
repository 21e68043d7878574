import { useTranslation } from 'react-i18next'
import { isMac } from './isMac.ts'
import { describeShortcut, type Shortcut } from './shortcut.ts'

/** Gives how a shortcut is written in the person's language and on their keyboard. */
export function useShortcutLabel(): (shortcut: Shortcut) => string {
  const { t } = useTranslation('ui')
  const names: Readonly<Record<string, string>> = t('key', { returnObjects: true })
  return (shortcut) => describeShortcut(shortcut, isMac, (key) => names[key] ?? key)
}
