import { read } from '@stet/article'
import type { LateWork } from '@stet/protocol'
import { cardsOf } from '@stet/tracked-changes'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { presentInList } from '../articles/presentArticle.ts'
import type { Logger } from '../observability/logger.ts'
import type { StoredLateRecord } from '../storage/LateRecord.ts'
import type { ArticleRow } from '../storage/Store.ts'
import { isStillOpen } from './isStillOpen.ts'

/** What came late into articles: who looks at it, and when it is done with. */
export class LateWorkDesk {
  readonly #parts: ArticleParts
  readonly #logger: Logger

  constructor(parts: ArticleParts, logger: Logger) {
    this.#parts = parts
    this.#logger = logger
  }

  async list(articleId: string): Promise<readonly LateWork[]> {
    return (await this.#parts.store.listLate(articleId)).map((record) => this.#present(record))
  }

  /** Somebody has looked at everything of others that is open up to this number. */
  async see(articleId: string, through: number, by: string): Promise<void> {
    const { store, now } = this.#parts
    const seen = (await store.listLate(articleId)).filter(
      ({ settledAt, number, person }) => settledAt === null && number <= through && person !== by,
    )
    if ((await this.#settle(articleId, seen, by)) === 0) return
    const whose = [...new Set(seen.map(({ person }) => person))]
    await store.addAuditEntry({
      at: now(),
      person: by,
      article: articleId,
      what: 'late-work-seen',
      detail: { through, whose },
    })
  }

  /** Settles what was decided, once the list knows of it: nothing is asked of a text into which nothing came late. Returns what ends it. */
  follow(): () => void {
    return this.#parts.rooms.onSummary((row) => {
      if (row.lateWork === 0) return
      this.#settleDecided(row).catch((error: unknown) =>
        this.#logger.warn({ article: row.id, reason: String(error) }, 'late work not settled'),
      )
    })
  }

  async #settleDecided({ id }: ArticleRow): Promise<void> {
    const { store, rooms } = this.#parts
    // What was never a suggestion is no more decided than it was: somebody has to look.
    const open = (await store.listLate(id)).filter(
      ({ settledAt, inserted, struck }) => settledAt === null && inserted + struck > 0,
    )
    if (open.length === 0) return
    const cards = await rooms.read(id, (doc) => cardsOf(read(doc, 'markup')))
    if (!cards.ok) return
    const decided = open.filter((record) => !isStillOpen(record, cards.value))
    await this.#settle(id, decided, null)
  }

  async #settle(id: string, records: readonly StoredLateRecord[], by: string | null): Promise<number> {
    const { store, events, now } = this.#parts
    if (records.length === 0) return 0
    const numbers = records.map(({ number }) => number)
    const settled = await store.settleLate(id, numbers, by, now())
    const row = settled > 0 ? await store.getArticle(id) : null
    if (row) events.publish({ type: 'article-changed', article: presentInList(row, this.#parts) }, row)
    return settled
  }

  #present({
    number,
    person,
    at,
    inserted,
    struck,
    restored,
    settledAt,
    settledBy,
  }: StoredLateRecord): LateWork {
    const named = (id: string) => this.#parts.accounts.person(id) ?? { id, name: '' }
    return {
      number,
      by: named(person),
      at: new Date(at).toISOString(),
      inserted,
      struck,
      restored,
      settled:
        settledAt === null
          ? null
          : { at: new Date(settledAt).toISOString(), by: settledBy === null ? null : named(settledBy) },
    }
  }
}
