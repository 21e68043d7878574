import { englishStem } from './englishStem.ts'
import { foldForSearch } from './foldForSearch.ts'
import { germanStem } from './germanStem.ts'

/** Letters and digits together, or one sign that somebody may search for. */
const WORDS = /[\p{L}\p{N}\p{M}]+|[%€$£§&#@+]/gu

/** A word where it stands in a text. */
export interface WordInText {
  readonly from: number
  readonly to: number
  readonly word: string
}

/** Every word of a text, with its place in UTF-16 units. */
export function* wordsOf(text: string): Generator<WordInText> {
  for (const match of text.matchAll(WORDS)) {
    yield { from: match.index, to: match.index + match[0].length, word: match[0] }
  }
}

/** The forms under which a word is known to the index. */
export interface WordForms {
  /** As it was written: folded, and ae, oe, ue as ä, ö, ü. */
  readonly plain: string
  /** Without its endings, by the language of the text. */
  readonly stem: string
}

/** The languages whose endings are known; any other is searched as it was written. */
export type StemmedLanguage = 'de' | 'en'

const STEMS = { de: germanStem, en: englishStem } as const

/** Which endings a text in a language (BCP 47) has; null: none that are known. */
export function stemmedLanguage(language: string): StemmedLanguage | null {
  const [primary] = language.toLowerCase().split('-')
  return primary === 'de' || primary === 'en' ? primary : null
}

export function formsOf(word: string, language: StemmedLanguage | null): WordForms {
  const folded = foldForSearch(word)
  return {
    plain: withoutUmlautE(folded),
    stem: withoutUmlautE(language === null ? folded : STEMS[language](folded)),
  }
}

/** ae, oe and ue are how ä, ö and ü are written where there are none. Behind q it is no umlaut. */
function withoutUmlautE(folded: string): string {
  return folded.replaceAll(/(?<!q)([aou])e/g, '$1')
}
