import type { ArticleContent, ArticleRow, ArticleSummary } from './Store.ts'

/** A summary on its way to the disk. */
export interface SummaryToSave {
  readonly id: string
  readonly summary: ArticleSummary
  /** Null: what searches find stays as it is. */
  readonly content: ArticleContent | null
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
  /** Batches that were begun, and who waits for the end of one. */
  #begun = 0
  #barriers: { readonly batch: number; readonly resolve: () => void }[] = []

  constructor(write: WriteSummaries) {
    this.#write = write
  }

  /** As the store's: rejects when it cannot be written now. */
  save(toSave: SummaryToSave): Promise<ArticleRow | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...toSave, resolve, reject })
      if (!this.#isWriting) void this.#writeAll()
    })
  }

  /** Resolves when everything that was given so far is written, or refused; whatever comes meanwhile. */
  settled(): Promise<void> {
    if (!this.#isWriting) return Promise.resolve()
    const batch = this.#begun + (this.#waiting.length > 0 ? 1 : 0)
    return new Promise((resolve) => this.#barriers.push({ batch, resolve }))
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      this.#begun += 1
      try {
        const rows = await this.#write(
          batch.map(({ id, summary, content, at }) => ({ id, summary, content, at })),
        )
        for (const [index, { resolve }] of batch.entries()) resolve(rows[index] ?? null)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      for (const { batch: awaited, resolve } of this.#barriers) if (awaited <= this.#begun) resolve()
      this.#barriers = this.#barriers.filter(({ batch: awaited }) => awaited > this.#begun)
    }
    this.#isWriting = false
  }
}
