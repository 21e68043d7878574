import { useSyncExternalStore } from 'react'
import { i18n } from './i18n.ts'
import { keepLanguage, type Language } from './language.ts'

/** The language of the interface, and how to change it; the choice is kept in this browser. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  return { language: useSyncExternalStore(i18n.subscribe, i18n.language), setLanguage }
}

function setLanguage(language: Language): void {
  keepLanguage(language, true)
  i18n.changeLanguage(language)
}
