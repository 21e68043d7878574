import type { Logger } from '../observability/logger.ts'
import { OneAtATime } from '../storage/OneAtATime.ts'

/** Milliseconds until what could not be done is tried again. */
const AGAIN = 1_000

/** Work on articles: that of one article is done piece after piece, that of several at the same time. */
export class Turns {
  readonly #logger: Logger
  readonly #ofArticles = new Map<string, { readonly line: OneAtATime; waiting: number }>()
  #isDisposed = false

  constructor(logger: Logger) {
    this.#logger = logger
  }

  async run<T>(articleId: string, work: () => Promise<T>): Promise<T> {
    const own = this.#ofArticles.get(articleId) ?? { line: new OneAtATime(), waiting: 0 }
    this.#ofArticles.set(articleId, own)
    own.waiting += 1
    try {
      return await own.line.run(work)
    } finally {
      own.waiting -= 1
      if (own.waiting === 0) this.#ofArticles.delete(articleId)
    }
  }

  /** Nobody waits for it: what fails, or says that it has to be done again, is done again. */
  inBackground(articleId: string, work: () => Promise<'done' | 'again'>): void {
    if (this.#isDisposed) return
    const later = () => setTimeout(() => this.inBackground(articleId, work), AGAIN).unref()
    this.run(articleId, work)
      .then((outcome) => outcome === 'again' && later())
      .catch((error: unknown) => {
        this.#logger.warn({ article: articleId, reason: String(error) }, 'a step of the workflow failed')
        later()
      })
  }

  dispose(): void {
    this.#isDisposed = true
  }
}
