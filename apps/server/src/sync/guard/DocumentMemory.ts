import {
  originsRoot,
  parseDecision,
  parseOrigins,
  parseSpan,
  reviewRoot,
  spansRoot,
  storedValue,
} from '@stet/article'
import * as Y from 'yjs'
import { DeletedContent } from './DeletedContent.ts'

/**
 * What the guard has to know of a document beyond what Yjs keeps. Attached when the document is whole; then every
 * transaction costs what it changes.
 */
export class DocumentMemory {
  /** What was deleted from the texts since the article was opened. */
  readonly deleted: DeletedContent
  readonly #values: ReadonlySet<unknown>
  #highestNumber = 0

  /** `deleted`: what is known already of what was deleted from this document. */
  constructor(doc: Y.Doc, deleted: DeletedContent) {
    this.deleted = deleted
    this.#values = new Set<unknown>([spansRoot(doc), reviewRoot(doc), originsRoot(doc)])
    for (const client of doc.store.clients.keys()) this.#countValues(doc, client, 0)
    this.#highestNumber = Math.max(this.#highestNumber, highestStored(doc))
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#remember(transaction))
  }

  /**
   * A number `n` that no honest value exceeds. Each value's `n` is at most one more than the highest that its writer
   * saw, so counting values bounds them all, those included that were overwritten before anybody else saw them.
   */
  get highestNumber(): number {
    return this.#highestNumber
  }

  /** Runs before Yjs collects what was deleted. */
  #remember(transaction: Y.Transaction): void {
    const { doc, beforeState, afterState, deleteSet } = transaction
    for (const [client, after] of afterState) {
      const before = beforeState.get(client) ?? 0
      if (after > before) this.#countValues(doc, client, before)
    }
    if (deleteSet.clients.size === 0) return
    Y.iterateDeletedStructs(transaction, deleteSet, (item) => {
      if (!(item instanceof Y.Item) || item.parentSub !== null) return
      const { client, clock } = item.id
      if (item.content instanceof Y.ContentString) this.deleted.keepText(client, clock, item.content.str)
      else if (item.content instanceof Y.ContentEmbed)
        this.deleted.keepMarker(client, clock, item.content.embed)
    })
  }

  #countValues(doc: Y.Doc, client: number, from: number): void {
    const structs = doc.store.clients.get(client) ?? []
    if (structs.length === 0) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index]
      if (!(struct instanceof Y.Item) || !this.#values.has(struct.parent)) continue
      this.#highestNumber += struct.length - Math.max(0, from - struct.id.clock)
    }
  }
}

function highestStored(doc: Y.Doc): number {
  let highest = 0
  const raise = (n: number | undefined) => {
    highest = Math.max(highest, n ?? 0)
  }
  for (const [root, numberOf] of [
    [spansRoot(doc), (key: string, value: unknown) => parseSpan(key, value)?.n],
    [reviewRoot(doc), (key: string, value: unknown) => parseDecision(key, value)?.decision.n],
    [originsRoot(doc), (key: string, value: unknown) => parseOrigins(key, value)?.n],
  ] as const) {
    for (const key of root._map.keys()) raise(numberOf(key, storedValue(root, key)?.value))
  }
  return highest
}
