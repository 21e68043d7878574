import { createHash } from 'node:crypto'
import type { NewsForm, NewsItem } from '@stet/article'

/** Characters of texts that are kept; of a usual article hundreds fit. */
const MOST_CHARACTERS = 8 * 1024 * 1024

interface Written {
  /** Of everything that the text tells. */
  readonly hash: string
  readonly text: string
}

/**
 * News items as they are written for everybody who asks: anybody may, as often as they like, and a long article takes
 * seconds to write. What was written last of an article is kept as long as nothing that it tells is another, whatever changed
 * it: a step, a purge.
 */
export class PublicItems {
  readonly #mostCharacters: number
  /** By form and article; those that were asked for last are at the end. */
  readonly #written = new Map<string, Written>()
  #characters = 0

  constructor(mostCharacters = MOST_CHARACTERS) {
    this.#mostCharacters = mostCharacters
  }

  write(form: NewsForm, item: NewsItem): string {
    const key = `${form.id} ${item.uri}`
    const hash = createHash('sha256').update(JSON.stringify(item)).digest('base64')
    const before = this.#forget(key)
    const text = before?.hash === hash ? before.text : form.exportItem(item)
    this.#written.set(key, { hash, text })
    this.#characters += text.length
    for (const oldest of this.#written.keys()) {
      if (this.#characters <= this.#mostCharacters) break
      this.#forget(oldest)
    }
    return text
  }

  #forget(key: string): Written | null {
    const written = this.#written.get(key) ?? null
    this.#written.delete(key)
    this.#characters -= written?.text.length ?? 0
    return written
  }
}
