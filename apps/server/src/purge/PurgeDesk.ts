import { setImmediate } from 'node:timers/promises'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { presentInList } from '../articles/presentArticle.ts'
import { roomProblem } from '../articles/roomProblem.ts'
import { CommentDesk } from '../comments/CommentDesk.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Logger } from '../observability/logger.ts'
import { StoreUnwritable, type ArticleRow } from '../storage/Store.ts'
import type { PurgeOrder, PurgePlaces, PurgePreview, PurgeResult } from '../storage/PurgeStore.ts'
import { SoughtText, type SoughtWords } from './SoughtText.ts'

export interface PurgeDeskParts extends ArticleParts {
  readonly logger: Logger
  /** Milliseconds until a file that could not be written anew is tried again. */
  readonly scrubAfter: number
}

type WantedPurge = Pick<PurgeOrder, 'words' | 'reason' | 'by'> & {
  /** Asked right before it is done. */
  readonly isAllowed: () => boolean
}

/** What was removed, and whether every file is without it. */
export interface Purged {
  readonly places: PurgePlaces
  readonly isScrubbed: boolean
}

/** Removes texts from articles for good, and sees to it that no file keeps a trace. */
export class PurgeDesk {
  readonly #parts: PurgeDeskParts
  #timer: NodeJS.Timeout | null = null
  #isDisposed = false

  constructor(parts: PurgeDeskParts) {
    this.#parts = parts
  }

  /** Goes on with what an earlier run of the server did not get to. */
  start(): void {
    void this.#scrub()
  }

  /** Throws a refusal where nobody can say. */
  async find(row: ArticleRow, words: SoughtWords): Promise<PurgePreview> {
    return wholeOf(await this.#parts.store.findText(row.id, words))
  }

  /**
   * Sends everybody away with 4410, removes the text from all that is stored, and lets them in again: what they come back to is
   * another life of the article. Throws a refusal, and nothing was removed.
   */
  async purge(row: ArticleRow, order: WantedPurge): Promise<Purged> {
    const { rooms, store, versions, now } = this.#parts
    const { words, reason, by, isAllowed } = order
    // The reason stays on record for ever; in whatever word it stands there.
    if (new SoughtText(words, row.language).inParts().isIn(reason)) throw reasonHoldsIt()
    const { places } = await this.find(row, words)
    if (Object.values(places).every((count) => count === 0)) throw standsNowhere()
    // No version is kept meanwhile, which would bring back what was read before.
    const renewed = await versions.inTurn(row.id, () =>
      rooms.renew(row.id, by, async () => {
        // Whoever had read the document before it was let go of has given on by then what they made of it.
        await setImmediate()
        if (!isAllowed()) throw roomProblem('forbidden')
        return store.purgeText(row.id, { words, reason, by, at: now() })
      }),
    )
    if (!renewed.ok) throw roomProblem(renewed.reason)
    const purged = wholeOf(renewed.value)
    await this.#tell(purged.article)
    return { places: purged.places, isScrubbed: await this.#scrub() }
  }

  dispose(): void {
    this.#isDisposed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** Tries until it is done; whether it is. */
  async #scrub(): Promise<boolean> {
    const { store, logger, scrubAfter } = this.#parts
    try {
      if (await store.scrub()) return true
    } catch (error) {
      if (!(error instanceof StoreUnwritable) && !this.#isDisposed)
        logger.error({ reason: String(error) }, 'the store was not scrubbed')
    }
    if (this.#timer !== null || this.#isDisposed) return false
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#scrub()
    }, scrubAfter).unref()
    return false
  }

  async #tell(row: ArticleRow): Promise<void> {
    const { events } = this.#parts
    events.publish({ type: 'article-changed', article: presentInList(row, this.#parts) }, row)
    events.publish({ type: 'versions-changed', id: row.id }, row)
    for (const thread of await new CommentDesk(this.#parts).list(row.id))
      events.publish({ type: 'comments-changed', id: row.id, thread }, row)
  }
}

function wholeOf<T>(result: PurgeResult<T>): T {
  if (result.ok) return result
  if (result.reason === 'missing') throw new HttpProblem('not-found', 'There is no such article.')
  throw new HttpProblem(
    'conflict',
    'What is stored of this article is damaged: nobody can say what is in it.',
  )
}

function reasonHoldsIt(): HttpProblem {
  const errors = [{ path: 'reason', message: 'must not hold the text: it stays on record' }]
  return new HttpProblem('invalid-request', 'The reason holds the text that is to be removed.', errors)
}

function standsNowhere(): HttpProblem {
  return new HttpProblem('conflict', 'The text stands nowhere in what is stored of this article.')
}
