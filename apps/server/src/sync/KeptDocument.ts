import * as Y from 'yjs'
import { buildDocument } from './buildDocument.ts'
import { DeletedContent } from './guard/DeletedContent.ts'
import { KnownStructs } from './guard/KnownStructs.ts'
import { WaitingText } from './WaitingText.ts'

/** What there is of a document only while somebody needs it. */
interface Unfolded {
  readonly doc: Y.Doc
  readonly known: KnownStructs
  readonly waiting: WaitingText
}

/**
 * The document of an open article. While nobody needs it, it is kept as its bytes, a tenth of what Yjs takes for it;
 * whoever needs it next has it built again: one millisecond for 800 words, and no step in which others could come
 * between. What was deleted since the article was opened stays known.
 */
export class KeptDocument {
  #clientId: number
  readonly #deleted = new DeletedContent()
  #unfolded: Unfolded | null
  #bytes: Uint8Array | null = null
  #isNeeded = true

  /** The document is this object's from now on. */
  constructor(doc: Y.Doc) {
    this.#clientId = doc.clientID
    this.#unfolded = this.#unfold(doc)
  }

  /** Under which the document writes, whenever it is built. */
  set clientId(client: number) {
    this.#clientId = client
    this.doc.clientID = client
  }

  /** Without what waits. Do not keep it. */
  get doc(): Y.Doc {
    return this.#need().doc
  }

  get known(): KnownStructs {
    return this.#need().known
  }

  get waiting(): WaitingText {
    return this.#need().waiting
  }

  get isResting(): boolean {
    return this.#unfolded === null
  }

  /** Whether nobody needed the document since this was asked last. */
  wasIdle(): boolean {
    const wasNeeded = this.#isNeeded
    this.#isNeeded = false
    return !wasNeeded
  }

  /** Lets go of the document, if nothing waits. */
  rest(): void {
    if (this.#unfolded === null || this.#unfolded.waiting.updates > 0) return
    const { doc } = this.#unfolded
    this.#bytes = Y.encodeStateAsUpdate(doc)
    this.#unfolded = null
    doc.destroy()
  }

  destroy(): void {
    this.#unfolded?.doc.destroy()
  }

  #need(): Unfolded {
    this.#isNeeded = true
    if (this.#unfolded) return this.#unfolded
    const doc = buildDocument({ snapshot: this.#bytes ?? new Uint8Array(), tail: [] })
    if (doc === null) throw new Error('a document that was there does not load')
    this.#unfolded = this.#unfold(doc)
    this.#bytes = null
    return this.#unfolded
  }

  #unfold(doc: Y.Doc): Unfolded {
    doc.clientID = this.#clientId
    const known = new KnownStructs(doc, this.#deleted)
    return { doc, known, waiting: new WaitingText(doc, known) }
  }
}
