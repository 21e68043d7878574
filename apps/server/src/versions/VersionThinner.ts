import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '../observability/logger.ts'
import { StoreUnwritable, type Store } from '../storage/Store.ts'
import type { RetentionSettings } from './expiredVersions.ts'

export interface VersionThinnerParts {
  readonly store: Pick<Store, 'thinVersions'>
  readonly logger: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Null: every version stays. */
  readonly settings: RetentionSettings | null
  /** Milliseconds from one run to the next, and between two steps of one, in which others are served. */
  readonly every: number
  readonly pause: number
  /** Called with the id of each article that lost versions. */
  readonly onThinned: (articleId: string) => void
}

/** Thins out the versions of all articles from time to time, in the background. What cannot be done now the next run does. */
export class VersionThinner {
  readonly #parts: VersionThinnerParts
  #timer: NodeJS.Timeout | null = null
  #isOver = false
  #work: Promise<void> = Promise.resolve()

  constructor(parts: VersionThinnerParts) {
    this.#parts = parts
  }

  /** The first run is now. */
  begin(): void {
    const { settings, every } = this.#parts
    if (settings === null || this.#isOver) return
    this.#work = this.#run(settings).finally(() => {
      if (!this.#isOver) this.#timer = setTimeout(() => this.begin(), every).unref()
    })
  }

  /** Resolves when the run that is under way has ended. */
  settled(): Promise<void> {
    return this.#work
  }

  end(): Promise<void> {
    this.#isOver = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    return this.#work
  }

  async #run(settings: RetentionSettings): Promise<void> {
    const { store, logger, now, pause, onThinned } = this.#parts
    try {
      for (let after: string | null = ''; after !== null && !this.#isOver;) {
        const thinned = await store.thinVersions(after, now(), settings)
        for (const id of thinned.articles) onThinned(id)
        after = thinned.next
        if (after !== null) await wait(pause)
      }
    } catch (error) {
      if (!(error instanceof StoreUnwritable))
        logger.warn({ reason: String(error) }, 'versions were not thinned out')
    }
  }
}
