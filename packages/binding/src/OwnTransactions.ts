import type { WriteMode } from '@stet/article'
import type * as Y from 'yjs'
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
  readonly #strikes: StrikeMemory
  readonly #origin: unknown
  #open: OpenTransaction | null = null

  constructor(doc: Y.Doc, author: Author, strikes: StrikeMemory, origin: unknown) {
    this.#doc = doc
    this.#author = author
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

  /** Writes in one transaction; answers with what that did, as far as it can be taken back. */
  run<Result>(
    mode: WriteMode,
    index: BlockIndex,
    write: (writer: ModelWriter, transaction: Y.Transaction) => Result,
  ): { readonly written: Result; readonly entry: EntryContent | null } {
    const open: OpenTransaction = { mode, entry: null }
    this.#open = open
    try {
      const written = this.#doc.transact((transaction) => {
        const writer = new ModelWriter(index, this.#author, mode, transaction, this.#strikes)
        return write(writer, transaction)
      }, this.#origin)
      return { written, entry: open.entry }
    } finally {
      this.#open = null
    }
  }
}
