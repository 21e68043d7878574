import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { keepLanguage, type Language } from './language.ts'

/** The language of the interface, and how to change it; the choice is kept in this browser. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const { i18n } = useTranslation()
  const setLanguage = useCallback(
    (language: Language) => {
      keepLanguage(language, true)
      void i18n.changeLanguage(language)
    },
    [i18n],
  )
  return { language: i18n.language === 'de' ? 'de' : 'en', setLanguage }
}
