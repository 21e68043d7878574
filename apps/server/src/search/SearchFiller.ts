import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '../observability/logger.ts'
import type { Store } from '../storage/Store.ts'
import { summarize } from '../sync/summarize.ts'
import type { Rooms } from '../sync/Rooms.ts'

export interface SearchFillerParts {
  readonly store: Pick<Store, 'listUnsearchable' | 'saveSummary'>
  readonly rooms: Pick<Rooms, 'read'>
  readonly logger: Logger
}

/** Articles that are read one after the other, and stored in one transaction. */
const AT_ONCE = 20
/** Milliseconds between two of them, in which others are served. */
const PAUSE = 20

/**
 * Brings into the search what is not in it: all articles after an update of Stet that cuts words otherwise, none else. Works
 * in the background; what it does not reach before the end the next start goes on with. Articles that do not load stay out.
 */
export class SearchFiller {
  readonly #parts: SearchFillerParts
  #isOver = false
  #work: Promise<void> = Promise.resolve()

  constructor(parts: SearchFillerParts) {
    this.#parts = parts
  }

  begin(): void {
    this.#work = this.#fill().catch((error: unknown) => {
      this.#parts.logger.warn({ reason: String(error) }, 'the search is not complete')
    })
  }

  /** Resolves when all that there is was brought in, or nothing more will be. */
  settled(): Promise<void> {
    return this.#work
  }

  end(): Promise<void> {
    this.#isOver = true
    return this.#work
  }

  async #fill(): Promise<void> {
    const { store, rooms, logger } = this.#parts
    let after = ''
    let count = 0
    while (!this.#isOver) {
      const ids = await store.listUnsearchable(after, AT_ONCE)
      const last = ids.at(-1)
      if (last === undefined) break
      after = last
      const saved: Promise<unknown>[] = []
      for (const id of ids) {
        const read = this.#isOver ? null : await rooms.read(id, summarize)
        // A time of 0 changes none: nobody has changed the article.
        if (read?.ok) saved.push(store.saveSummary(id, read.value.summary, read.value.content, 0))
      }
      await Promise.all(saved)
      count += saved.length
      await wait(PAUSE)
    }
    if (count > 0) logger.info({ articles: count }, 'brought into the search')
  }
}
