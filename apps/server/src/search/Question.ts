import { foldForSearch } from './foldForSearch.ts'
import { formsOf, wordsOf, type WordForms } from './wordForms.ts'

/** Words of a question that count. */
const MOST_WORDS = 20
/** From so many letters on, what a word or its stem begins is meant too. */
const PREFIX_FROM = 2
const STEM_PREFIX_FROM = 5
/** From so many letters on, a word is also looked for at the end of longer ones (Hafen in Seehafen). */
const ENDING_FROM = 5
const STEM_ENDING_FROM = 4

/** What one word of a question may stand as in the index. */
interface WantedWord {
  readonly exact: ReadonlySet<string>
  readonly prefixes: readonly string[]
  readonly endings: readonly string[]
}

/** What somebody searches for: every word has to be found, in whatever form. */
export class Question {
  readonly #words: readonly WantedWord[]

  constructor(text: string) {
    const words = [...new Set([...wordsOf(text)].map(({ word }) => foldForSearch(word)))]
    this.#words = words.slice(0, MOST_WORDS).map(wantedWord)
  }

  /** Nothing that could be looked for. */
  get isEmpty(): boolean {
    return this.#words.length === 0
  }

  get wordCount(): number {
    return this.#words.length
  }

  /** For `MATCH` of the index: all words anywhere, or all of them in the headline. */
  expression(where: 'anywhere' | 'headline'): string {
    const columns = where === 'headline' ? 'headline' : '{headline text details names}'
    const endings = where === 'headline' ? 'headline_endings' : '{headline_endings endings}'
    return this.#words
      .map(({ exact, prefixes, endings: ends }) => {
        const forms = [...[...exact].map(quoted), ...prefixes.map((prefix) => `${quoted(prefix)} *`)]
        const atEnds = ends.map((end) => `${quoted(reversed(end))} *`).join(' OR ')
        const found = `${columns} : (${forms.join(' OR ')})`
        return atEnds === '' ? `(${found})` : `(${found} OR ${endings} : (${atEnds}))`
      })
      .join(' AND ')
  }

  /** Which words of the question a word of a text answers, by their numbers; -1 for none. */
  answeredBy({ plain, stem }: WordForms): number {
    return this.#words.findIndex(
      ({ exact, prefixes, endings }) =>
        exact.has(stem) ||
        prefixes.some((prefix) => stem.startsWith(prefix)) ||
        (hasEnding(plain) && endings.some((end) => stem.endsWith(end) || plain.endsWith(end))),
    )
  }
}

/** Whether a word is long enough to be made of several. */
export function hasEnding(plain: string): boolean {
  return plain.length >= 8
}

/** Endings are looked for as beginnings of reversed words: an index knows only those. */
export function reversed(text: string): string {
  return Array.from(text).toReversed().join('')
}

function wantedWord(folded: string): WantedWord {
  const german = formsOf(folded, 'de')
  const english = formsOf(folded, 'en')
  const { plain } = german
  const exact = new Set([plain, german.stem, english.stem])
  // sperrt, gesperrt: as verbs they have lost a t more.
  if (plain.length > 5 && plain.endsWith('t')) exact.add(plain.slice(0, -1))
  const prefixes = new Set<string>()
  if (plain.length >= PREFIX_FROM) prefixes.add(plain)
  if (german.stem.length >= STEM_PREFIX_FROM) prefixes.add(german.stem)
  const endings = new Set<string>()
  if (plain.length >= ENDING_FROM) endings.add(plain)
  if (german.stem.length >= STEM_ENDING_FROM && plain.length >= ENDING_FROM) endings.add(german.stem)
  return { exact, prefixes: [...prefixes], endings: [...endings] }
}

function quoted(form: string): string {
  return `"${form}"`
}
