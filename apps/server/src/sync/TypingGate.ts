import { parseSpanKey } from '@stet/article'
import type { Bindings } from './Bindings.ts'
import type { Writer } from './guard/checkUpdate.ts'
import { readTyping } from './guard/readTyping.ts'
import type { KeptDocument } from './KeptDocument.ts'
import type { FittingTyping } from './WaitingTyping.ts'
import type { WritingTimes } from './WritingTimes.ts'

export interface TypingGateParts {
  readonly kept: KeptDocument
  readonly bindings: Bindings
  readonly times: WritingTimes
  readonly now: () => number
}

/** What waits at most until the document takes it in. */
const WAITING = { updates: 256, bytes: 64 * 1024 } as const

/** Lets plain typing of whom everything is on record wait for the document (S54); everything else is none of its business. */
export class TypingGate {
  readonly #parts: TypingGateParts

  constructor(parts: TypingGateParts) {
    this.#parts = parts
  }

  /** So much waits that the document should take it in. */
  get isFull(): boolean {
    const { waiting } = this.#parts.kept
    return waiting.updates >= WAITING.updates || waiting.bytes >= WAITING.bytes
  }

  /** An update that may wait, as it fits; null for every other. */
  fit(update: Uint8Array, writer: Writer): FittingTyping | null {
    // What is larger would be decoded twice, and not wait anyway.
    if (writer.mode === 'view' || update.byteLength > WAITING.bytes) return null
    const typing = readTyping(update)
    const fitting = typing && this.#parts.kept.waiting.fit(typing)
    if (!fitting) return null
    if (fitting.kind === 'deletion') return writer.mode === 'edit' ? fitting : null
    if (fitting.kind === 'strike' && !this.#mayStrike(fitting, writer)) return null
    return this.#isOnRecord(fitting.struct.client, writer) ? fitting : null
  }

  /** Whether nothing has to be put on record first, and nothing that was meant as text becomes a suggestion. */
  #isOnRecord(client: number, writer: Writer): boolean {
    const { bindings, times, now } = this.#parts
    return (
      bindings.ownerOf(client) === writer.userId &&
      bindings.entriesFor([client], writer).size === 0 &&
      times.entriesFor([client], now()).size === 0 &&
      !(writer.mode === 'suggest' && bindings.isForEditing(client))
    )
  }

  /** Whether a suggestion to delete is under a key of its writer, and in the place of one that is a suggestion of theirs. */
  #mayStrike({ key, replaced }: FittingTyping & { kind: 'strike' }, { userId, mode }: Writer): boolean {
    const { bindings } = this.#parts
    const keyOwner = bindings.ownerOf(parseSpanKey(key)?.client ?? -1)
    if (mode !== 'suggest' || keyOwner !== userId) return false
    if (replaced === null) return true
    const { client, clock } = replaced
    return bindings.ownerOf(client) === userId && bindings.modeAt(client, clock) === 'suggest'
  }
}
