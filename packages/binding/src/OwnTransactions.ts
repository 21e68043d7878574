import type { WriteMode } from '@stet/article'
import type * as Y from 'yjs'
import type { ArticleBindingOptions } from './ArticleBindingOptions.ts'
import type { Author } from './Author.ts'
import type { BlockIndex } from './BlockIndex.ts'
import { type EntryContent, entryOf } from './HistoryEntry.ts'
import { ModelWriter } from './ModelWriter.ts'
import type { StrikeMemory } from './StrikeMemory.ts'

interface OpenTransaction {
  readonly mode: WriteMode
  entry: EntryContent | null
}

/** The Yjs transactions of one binding, each under its origin, and what each of them did. */
export class OwnTransactions {
  readonly #doc: Y.Doc
  readonly #author: Author
  readonly #onError: ArticleBindingOptions['onError']
  readonly #strikes: StrikeMemory
  readonly #origin: unknown
  #open: OpenTransaction | null = null

  constructor(options: ArticleBindingOptions, strikes: StrikeMemory, origin: unknown) {
    this.#doc = options.doc
    this.#author = options
    this.#onError = options.onError
    this.#strikes = strikes
    this.#origin = origin
  }

  /** True while one of them is open or being cleaned up. */
  get isOpen(): boolean {
    return this.#open !== null
  }

  /** True while any transaction of the document is: what is written now would become part of it, or come late. */
  get isBlocked(): boolean {
    return this.#doc._transaction !== null || this.#doc._transactionCleanups.length > 0
  }

  /** Notes what a transaction did, if it is one of these. From `afterTransaction`. */
  note(transaction: Y.Transaction): void {
    if (this.#open && transaction.origin === this.#origin) {
      this.#open.entry = entryOf(transaction, this.#open.mode, this.#author)
    }
  }

  /**
   * Writes in one transaction; answers with what that did, as far as it can be taken back. An error of `write` is
   * thrown. One of somebody who listened to the document is told: what was written stands all the same.
   */
  run<Result>(
    mode: WriteMode,
    index: BlockIndex,
    write: (writer: ModelWriter, transaction: Y.Transaction) => Result,
  ): { readonly written: Result; readonly entry: EntryContent | null } {
    const open: OpenTransaction = { mode, entry: null }
    const results: Result[] = []
    this.#open = open
    try {
      this.#doc.transact((transaction) => {
        results.push(
          write(new ModelWriter(index, this.#author, mode, transaction, this.#strikes), transaction),
        )
      }, this.#origin)
    } catch (error) {
      if (results.length === 0) throw error
      this.#onError?.(error)
    } finally {
      this.#open = null
    }
    return { written: results[0]!, entry: open.entry }
  }
}
