import * as Y from 'yjs'
import { buildDocument } from './buildDocument.ts'
import { DocumentBroken } from './DocumentBroken.ts'
import { DeletedContent } from './guard/DeletedContent.ts'
import { KnownStructs } from './guard/KnownStructs.ts'
import { WaitingTyping } from './WaitingTyping.ts'

/** What there is of a document only while somebody needs it. */
interface Unfolded {
  readonly doc: Y.Doc
  readonly known: KnownStructs
  readonly waiting: WaitingTyping
}

/**
 * The document of an open article. While nobody needs it, it is kept as its bytes, a tenth of what Yjs takes for it;
 * whoever needs it next has it built again: some milliseconds for 800 words, and no step in which others could come
 * between. What was deleted since the article was opened stays known.
 */
export class KeptDocument {
  readonly #deleted = new DeletedContent()
  #clientId: number
  #kept: Unfolded | Uint8Array
  #isNeeded = true

  /** The document is this object's from now on. */
  constructor(doc: Y.Doc) {
    this.#clientId = doc.clientID
    this.#kept = this.#unfold(doc)
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

  get waiting(): WaitingTyping {
    return this.#need().waiting
  }

  get isResting(): boolean {
    return this.#kept instanceof Uint8Array
  }

  /** Whether nobody needed the document since this was asked last. */
  wasIdle(): boolean {
    const wasNeeded = this.#isNeeded
    this.#isNeeded = false
    return !wasNeeded
  }

  /** Lets go of the document, if nothing waits. */
  rest(): void {
    if (this.#kept instanceof Uint8Array || this.#kept.waiting.updates > 0) return
    const { doc } = this.#kept
    this.#kept = Y.encodeStateAsUpdate(doc)
    doc.destroy()
  }

  destroy(): void {
    if (!(this.#kept instanceof Uint8Array)) this.#kept.doc.destroy()
  }

  #need(): Unfolded {
    this.#isNeeded = true
    if (!(this.#kept instanceof Uint8Array)) return this.#kept
    const doc = buildDocument({ snapshot: this.#kept, tail: [] })
    if (doc === null) throw new DocumentBroken('a document that was there does not load')
    this.#kept = this.#unfold(doc)
    return this.#kept
  }

  #unfold(doc: Y.Doc): Unfolded {
    doc.clientID = this.#clientId
    const known = new KnownStructs(doc, this.#deleted)
    return { doc, known, waiting: new WaitingTyping(doc, known) }
  }
}
