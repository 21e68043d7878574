import { SERVER_USER } from '@stet/article'
import type { Alarms } from './Alarms.ts'
import type { Rescued } from './rescueDocument.ts'

/**
 * Articles of which something that is stored does not load, as far as anybody asked for them. Nothing is written to them, so
 * the damaged bytes stay as they are for whoever repairs them.
 */
export class Quarantine {
  readonly #alarms: Alarms
  readonly #articles = new Set<string>()

  constructor(alarms: Alarms) {
    this.#alarms = alarms
  }

  get size(): number {
    return this.#articles.size
  }

  has(articleId: string): boolean {
    return this.#articles.has(articleId)
  }

  /** `rescued`: what is served instead; null for nothing. Raises one alarm, however often the article is asked for. */
  add(articleId: string, what: string, rescued: Rescued | null): void {
    if (this.#articles.has(articleId)) return
    this.#articles.add(articleId)
    const served =
      rescued === null ? 'nothing' : rescued.isEarlier ? 'the snapshot before' : 'the last good state'
    const leftOut = rescued?.leftOut ?? []
    const detail = { what, served, leftOut: leftOut.length, firstLeftOut: leftOut[0] ?? null }
    this.#alarms.raise('damaged', { article: articleId, person: SERVER_USER, detail })
  }

  /** It loaded. */
  remove(articleId: string): void {
    this.#articles.delete(articleId)
  }
}
