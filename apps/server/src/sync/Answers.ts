import { CLOSE_CODES } from '@stet/protocol'
import type * as Y from 'yjs'
import type { Store } from '../storage/Store.ts'
import { buildDocument } from './buildDocument.ts'
import { step2Frame, updateFrame } from './frames.ts'
import type { Member } from './Member.ts'
import type { MissedUpdates } from './MissedUpdates.ts'
import type { Outbox } from './Outbox.ts'
import type { Readers } from './Readers.ts'
import { updateFor } from './updateFor.ts'

export interface AnswersParts {
  readonly articleId: string
  /** Gives the document with everything that was received. */
  readonly document: () => Y.Doc
  readonly store: Pick<Store, 'health' | 'load'>
  readonly outbox: Outbox
  readonly readers: Readers<Member>
  /** What is about to leave is in what this member was told. */
  readonly onToldAll: (member: Member) => void
}

/** Tells readers what they lack of the document: all of it to newcomers, what they missed to those who were behind. */
export class Answers {
  readonly #parts: AnswersParts
  #documentBytes: number

  /** `documentBytes`: how large the document is, about. */
  constructor(parts: AnswersParts, documentBytes: number) {
    this.#parts = parts
    this.#documentBytes = documentBytes
  }

  /** The most that anybody was told at once, or that was stored: about the bytes of the document. */
  get documentBytes(): number {
    return this.#documentBytes
  }

  /**
   * Tells a member that asks what it lacks, once that is on disk; the bytes of it. Who has much to read already is told
   * once, when it has read that: it may be everything, and counts as that. The state vector must be sound.
   */
  answer(member: Member, stateVector: Uint8Array): number {
    if (this.#parts.readers.putOff(member, stateVector)) return this.#documentBytes
    return this.#tell(member, stateVector, step2Frame)
  }

  /** A step 2 answers who asked. Nobody else is sent one: pages take it for the end of a handshake. */
  catchUp(member: Member, missed: MissedUpdates): void {
    this.#tell(member, missed.since(this.#parts.document()), missed.isAskedFor ? step2Frame : updateFrame)
  }

  #tell(member: Member, stateVector: Uint8Array, frame: (update: Uint8Array) => Uint8Array): number {
    const { document, store, outbox, readers, onToldAll } = this.#parts
    if (store.health().trouble !== null && !outbox.isSettled) {
      void this.#tellStored(member, stateVector, frame)
      return this.#documentBytes
    }
    const answer = frame(updateFor(document(), stateVector))
    this.#documentBytes = Math.max(this.#documentBytes, answer.byteLength)
    outbox.send(() => {
      if (readers.told(member, answer, stateVector, true)) onToldAll(member)
    })
    return answer.byteLength
  }

  /** While nothing can be written, readers are told what is on disk; the rest follows when it is there too. */
  async #tellStored(
    member: Member,
    stateVector: Uint8Array,
    frame: (update: Uint8Array) => Uint8Array,
  ): Promise<void> {
    const { articleId, store, readers } = this.#parts
    readers.synced(member)
    const stored = await store.load(articleId)
    const doc = stored.ok ? buildDocument(stored.document) : null
    if (doc === null) return member.close(CLOSE_CODES.busy, 'the article cannot be read')
    const answer = frame(updateFor(doc, stateVector))
    doc.destroy()
    readers.told(member, answer, stateVector, false)
  }
}
