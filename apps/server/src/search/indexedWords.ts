import type { Lexicon } from './Lexicon.ts'
import { hasEnding, reversed } from './Question.ts'
import { stemmedLanguage, wordsOf } from './wordForms.ts'

/** What the index holds of a text: its words by their stems, and German words that may be compounds from their ends. */
export interface IndexedWords {
  readonly words: string
  readonly endings: string
}

export function indexedWords(text: string, language: string, lexicon: Lexicon): IndexedWords {
  const stems = stemmedLanguage(language)
  const words: string[] = []
  const endings = new Set<string>()
  for (const { word } of wordsOf(text)) {
    const { plain, stem } = lexicon.forms(word, stems)
    words.push(stem)
    if (stems === 'en' || !hasEnding(plain)) continue
    endings.add(reversed(plain)).add(reversed(stem))
  }
  return { words: words.join(' '), endings: [...endings].join(' ') }
}
