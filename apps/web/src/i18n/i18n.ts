import { messages as session } from '../features/session/messages.ts'
import { messages as shell } from '../features/shell/messages.ts'
import { messages as ui } from '../ui/messages.ts'
import { findMessage, type MessageValues } from './findMessage.ts'
import { keepLanguage, type Language, startLanguage } from './language.ts'
import type { Feature, QualifiedKey } from './Messages.ts'

/** One feature's words in every language. */
type Words = Readonly<Record<Language, object>>

const words: Partial<Record<string, Words>> = { session, shell, ui }
const listeners = new Set<() => void>()
let language = startLanguage()

keepLanguage(language, false)

/** The interface's words; ready as soon as this module is. Components use `useTranslation('<feature>')`. */
export const i18n = {
  language: (): Language => language,
  /** Says everything in another language from now on. */
  changeLanguage: (next: Language): void => {
    language = next
    for (const listener of listeners) listener()
  },
  /** Calls back when the language changes; the answer ends it. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** The message in the language of now; its key where there is none. */
  t: (key: QualifiedKey<Feature>, values: MessageValues = {}): string => messageIn(language, key, values),
}

/** The message for `<feature>:<path>` in a language; the key where there is none. */
export function messageIn(spoken: Language, key: string, values: MessageValues): string {
  const border = key.indexOf(':')
  const ofFeature = words[key.slice(0, border)]
  return (ofFeature && findMessage(ofFeature[spoken], key.slice(border + 1), values, spoken)) ?? key
}

/** Adds the words of a feature that is loaded later (the list, the editor), so that not every screen carries them. */
export function addMessages(feature: Feature, messages: Words): void {
  words[feature] = messages
}
