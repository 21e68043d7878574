import {
  articleSchema,
  Attribution,
  type ClientEntry,
  read,
  type ReadArticle,
  toProseMirror,
  type View,
} from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { type BlockIds, blockIds } from './blockIds.ts'

/** What a document of the model says at one moment. */
export interface Reading {
  readonly markup: ReadArticle
  readonly document: Node
  readonly blocks: readonly BlockIds[]
}

/**
 * Reads a whole article anew, and only when something changed since it was read last: it is what the binding is
 * compared with, and knows nothing of the binding's index.
 */
export class CachedReading {
  readonly #doc: Y.Doc
  readonly #assumed: () => ReadonlyMap<number, ClientEntry>
  #attribution: Attribution | null = null
  #reading: Reading | null = null
  readonly #texts = new Map<string, string>()

  /** `assumed`: how clients read that nobody registered yet; asked whenever the article is read. */
  constructor(doc: Y.Doc, assumed: () => ReadonlyMap<number, ClientEntry>) {
    this.#doc = doc
    this.#assumed = assumed
    doc.on('afterTransaction', this.forget)
  }

  get now(): Reading {
    this.#reading ??= this.#read()
    return this.#reading
  }

  /** What a view reads, to be compared. */
  textOf(view: View): string {
    const name = JSON.stringify(view)
    const text = this.#texts.get(name) ?? JSON.stringify(read(this.#doc, view, this.#whose()))
    this.#texts.set(name, text)
    return text
  }

  /** What is assumed changed. */
  readonly forget = (): void => {
    this.#attribution = null
    this.#reading = null
    this.#texts.clear()
  }

  destroy(): void {
    this.#doc.off('afterTransaction', this.forget)
  }

  #whose(): Attribution {
    this.#attribution ??= new Attribution(this.#doc, this.#assumed())
    return this.#attribution
  }

  #read(): Reading {
    const markup = read(this.#doc, 'markup', this.#whose())
    const document = toProseMirror(markup, articleSchema)
    let blocks: readonly BlockIds[] | null = null
    return {
      markup,
      document,
      get blocks() {
        blocks ??= blockIds(document, markup)
        return blocks
      },
    }
  }
}
