import { findInText, foldingOf, foldText, type TextMatch } from '@stet/article/find'

/** What is to be removed, as somebody typed it. */
export interface SoughtWords {
  readonly text: string
  /** Also where letters go on before or behind it. */
  readonly isPart: boolean
}

/** What stands in prose in the place of what was removed. */
const OMISSION = '[…]'

/** A text that is looked for as the search of the editor does: any case, any Unicode form, ß and ss, typographic signs. */
export class SoughtText {
  readonly words: SoughtWords
  readonly #language: string
  readonly #find: (text: string) => readonly TextMatch[]

  /** `language`: of the article; it says which letters are the same. */
  constructor(words: SoughtWords, language: string) {
    this.words = words
    this.#language = language
    const folding = foldingOf(language, false)
    const pattern = foldText(words.text.trim(), folding)
    this.#find = (text) => findInText(foldText(text, folding), pattern, !words.isPart)
  }

  /** The same wherever letters go on before or behind it. */
  inParts(): SoughtText {
    return new SoughtText({ ...this.words, isPart: true }, this.#language)
  }

  /** Where it stands, from the start, none over another. */
  find(text: string): readonly TextMatch[] {
    return this.#find(text)
  }

  isIn(text: string): boolean {
    return this.#find(text).length > 0
  }

  /** Whether any text in a value that JSON can carry has it; addresses also as they are read. */
  isInValue(value: unknown): boolean {
    if (typeof value === 'string') return this.isIn(value) || this.isIn(decoded(value))
    if (Array.isArray(value)) return value.some((each) => this.isInValue(each))
    if (typeof value !== 'object' || value === null) return false
    return Object.values(value).some((each) => this.isInValue(each))
  }

  /** Prose with an ellipsis in each place; null where it is not in it. */
  omit(text: string): string | null {
    const matches = this.find(text)
    if (matches.length === 0) return null
    let at = 0
    let rest = ''
    for (const { from, to } of matches) {
      rest += text.slice(at, from) + OMISSION
      at = to
    }
    return rest + text.slice(at)
  }
}

function decoded(address: string): string {
  if (!address.includes('%')) return address
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
