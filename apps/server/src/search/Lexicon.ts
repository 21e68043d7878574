import { formsOf, type StemmedLanguage, type WordForms } from './wordForms.ts'

/** Words that are remembered of a language; a newsroom's texts repeat themselves. */
const MOST = 50_000

/** Remembers the forms of words: most of a text costs a look-up, no stemming. */
export class Lexicon {
  readonly #known = new Map<StemmedLanguage | null, Map<string, WordForms>>()

  forms(word: string, language: StemmedLanguage | null): WordForms {
    let known = this.#known.get(language)
    if (known === undefined || known.size > MOST) {
      known = new Map()
      this.#known.set(language, known)
    }
    const before = known.get(word)
    if (before !== undefined) return before
    const forms = formsOf(word, language)
    known.set(word, forms)
    return forms
  }
}
