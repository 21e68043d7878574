import { type CharacterId, spanKey, type WriteMode } from '@stet/article'
import * as Y from 'yjs'
import type { Author } from './Author.ts'

/** Writes values of the maps beside the texts, inside one Yjs transaction, each under the id of a mode. */
export class MapWriter {
  readonly transaction: Y.Transaction
  readonly author: Author
  /** The mode of the tab, or that of the step that is taken back. */
  readonly mode: WriteMode
  #n: number
  #decisionN = 0

  /** `highestN`: the highest `n` that was ever seen. */
  constructor(transaction: Y.Transaction, author: Author, mode: WriteMode, highestN: number) {
    this.transaction = transaction
    this.author = author
    this.mode = mode
    this.#n = highestN
  }

  /** The `n` of what is written next. */
  nextN(): number {
    this.#n += 1
    return this.#n
  }

  /** The `n` of everything that is decided in this transaction: of two people who decide at once, one decides all. */
  decisionN(): number {
    return (this.#decisionN ||= this.nextN())
  }

  /** Runs something that writes under the id of a mode. */
  as<Result>(mode: WriteMode, run: () => Result): Result {
    const { doc } = this.transaction
    const before = doc.clientID
    doc.clientID = this.author.clientIds[mode]
    try {
      return run()
    } finally {
      doc.clientID = before
    }
  }

  /** A key that no client ever used: the clock of the entry that is about to be written under it. */
  newKey(mode: WriteMode): string {
    const client = this.author.clientIds[mode]
    return spanKey(client, Y.getState(this.transaction.doc.store, client))
  }

  /** Removes a value of a map that this tab wrote. */
  deleteValue(map: Y.Map<unknown>, key: string): void {
    this.as(this.mode, () => {
      map.delete(key)
    })
  }

  /**
   * Puts an earlier value of a map back, under the kind of id that it had: `client` held it. Answers with the item
   * that holds it now.
   */
  restoreValue(map: Y.Map<unknown>, key: string, value: unknown, client: number): CharacterId {
    const isSuggested = client === this.author.clientIds.suggest || this.mode === 'suggest'
    return this.as(isSuggested ? 'suggest' : 'edit', () => {
      map.set(key, value)
      const item = map._map.get(key)
      if (!item) throw new Error('restoreValue: the value is not there')
      return [item.id.client, item.id.clock + item.length - 1]
    })
  }
}
