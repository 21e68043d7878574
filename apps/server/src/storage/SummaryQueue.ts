import type { ArticleRow, ArticleSummary } from './Store.ts'

/** A summary on its way to the disk. */
export interface SummaryToSave {
  readonly id: string
  readonly summary: ArticleSummary
  readonly at: number
}

/** The row of each as it then is, in order; null where there is no such article, or it takes none. */
type WriteSummaries = (batch: readonly SummaryToSave[]) => Promise<readonly (ArticleRow | null)[]>

interface Waiting extends SummaryToSave {
  readonly resolve: (row: ArticleRow | null) => void
  readonly reject: (error: unknown) => void
}

/**
 * Summaries of all articles: the first of a quiet moment is written at once, those that come meanwhile share the next
 * transaction. Each by itself would hold up the commits behind it by a sync, and busy articles have one every few seconds.
 */
export class SummaryQueue {
  readonly #write: WriteSummaries
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(write: WriteSummaries) {
    this.#write = write
  }

  /** As the store's: rejects when it cannot be written now. */
  save(id: string, summary: ArticleSummary, at: number): Promise<ArticleRow | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, summary, at, resolve, reject })
      if (!this.#isWriting) void this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        const rows = await this.#write(batch.map(({ id, summary, at }) => ({ id, summary, at })))
        for (const [index, { resolve }] of batch.entries()) resolve(rows[index] ?? null)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#isWriting = false
  }
}
