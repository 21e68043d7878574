/** The languages of the interface, in the order in which they are offered. */
export const LANGUAGES = ['de', 'en'] as const

/** A language of the interface; the language of an article is another matter. */
export type Language = (typeof LANGUAGES)[number]

const STORAGE_KEY = 'stet.language'

/** Decides the language: the person's choice, else the first of the browser's that exists here, else English. */
function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const candidates = [chosen ?? '', ...preferred].map((tag) => tag.toLowerCase().split('-')[0])
  return (
    candidates.map((tag) => LANGUAGES.find((language) => language === tag)).find((found) => found) ?? 'en'
  )
}

/** The language to begin with in this browser. */
export function startLanguage(): Language {
  return chooseLanguage(readChoice(), navigator.languages)
}

/** Keeps the choice for the next visit and tells the browser and screen readers; storage may be forbidden. */
export function keepLanguage(language: Language, isChosen: boolean): void {
  document.documentElement.lang = language
  if (!isChosen) return
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // The choice then lasts as long as the page.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}
