import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { messages as articles } from '../features/articles/messages.ts'
import { messages as importing } from '../features/import/messages.ts'
import { messages as session } from '../features/session/messages.ts'
import { messages as shell } from '../features/shell/messages.ts'
import { messages as ui } from '../ui/messages.ts'
import { keepLanguage, LANGUAGES, startLanguage } from './language.ts'

const resources = {
  de: { articles: articles.de, import: importing.de, session: session.de, shell: shell.de, ui: ui.de },
  en: { articles: articles.en, import: importing.en, session: session.en, shell: shell.en, ui: ui.en },
}

/** The interface's words; ready as soon as this module is. Components use `useTranslation('<feature>')`. */
export const i18n = createInstance()

void i18n.use(initReactI18next).init({
  resources,
  lng: startLanguage(),
  supportedLngs: [...LANGUAGES],
  fallbackLng: 'en',
  defaultNS: 'ui',
  initAsync: false,
  // React escapes.
  interpolation: { escapeValue: false },
})

keepLanguage(startLanguage(), false)

/** Adds the words of a feature that is loaded later (the editor), so that the first screen does not carry them. */
export function addMessages(namespace: string, messages: { readonly de: object; readonly en: object }): void {
  for (const language of LANGUAGES)
    i18n.addResourceBundle(language, namespace, messages[language], true, true)
}
