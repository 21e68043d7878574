import { messages as session } from '../features/session/messages.ts'
import { messages as shell } from '../features/shell/messages.ts'
import { messages as ui } from '../ui/messages.ts'
import { findMessage, type MessageValues } from './findMessage.ts'
import { keepLanguage, type Language, startLanguage } from './language.ts'
import type { Feature, QualifiedKey } from './Messages.ts'

/** One feature's words in every language that is here. */
type Words = Partial<Record<Language, object>>

/** How to get a feature's words in each language. */
type Loaders = Readonly<Record<Language, () => Promise<object>>>

const words: Partial<Record<string, Words>> = { session: { ...session }, shell: { ...shell }, ui: { ...ui } }
const loaders = new Map<Feature, Loaders>()
const listeners = new Set<() => void>()
let language = startLanguage()
let wanted = language

keepLanguage(language, false)

/** The interface's words; ready as soon as this module is. Components use `useTranslation('<feature>')`. */
export const i18n = {
  language: (): Language => language,
  /** Says everything in another language, from the moment on that its words are here; stays where they are not to be had. */
  changeLanguage: (next: Language): void => {
    wanted = next
    if (isLoaded(next)) speak(next)
    else void speakWhenLoaded(next)
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
  const inLanguage = ofFeature?.[spoken]
  return (inLanguage && findMessage(inLanguage, key.slice(border + 1), values, spoken)) ?? key
}

/** Adds the words of a feature that is loaded later (the list, the editor), so that not every screen carries them. */
export function addMessages(feature: Feature, messages: Readonly<Record<Language, object>>): void {
  words[feature] = { ...messages }
}

/** The same for a feature that carries one language at a time; resolves when it can speak the one of now. */
export async function loadMessages(feature: Feature, ofFeature: Loaders): Promise<void> {
  loaders.set(feature, ofFeature)
  await loadWords(language)
}

function speak(next: Language): void {
  language = next
  for (const listener of listeners) listener()
}

async function speakWhenLoaded(next: Language): Promise<void> {
  try {
    await loadWords(next)
  } catch {
    return
  }
  if (wanted === next) speak(next)
}

function isLoaded(spoken: Language): boolean {
  return [...loaders.keys()].every((feature) => words[feature]?.[spoken] !== undefined)
}

async function loadWords(spoken: Language): Promise<void> {
  await Promise.all(
    [...loaders].map(async ([feature, ofFeature]) => {
      const known = (words[feature] ??= {})
      known[spoken] ??= await ofFeature[spoken]()
    }),
  )
}
