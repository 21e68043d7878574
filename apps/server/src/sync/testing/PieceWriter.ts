import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { acknowledgeFrame } from '../frames.ts'
import { piecesIn } from './piecesIn.ts'

const FIELDS = ['headline', 'lead', 'body'] as const

/** How much of it somebody has done: pieces written, and pieces deleted again. */
interface Progress {
  readonly written: number
  readonly deleted: number
}

/**
 * Somebody who writes pieces of text that nobody else writes, `<writer.number>`, deletes one of them now and then, and
 * knows what of that the server has answered for.
 */
export class PieceWriter {
  readonly name: string
  readonly article: string
  readonly provider: WebsocketProvider
  /** Codes with which the server itself closed a socket. */
  readonly refusals: number[] = []
  #written = 0
  readonly #deleted: number[] = []
  /** Progress when barrier `n` was sent, at index n. */
  readonly #barriers: Progress[] = []
  #saved: Progress = { written: 0, deleted: 0 }

  constructor(name: string, article: string, provider: WebsocketProvider) {
    this.name = name
    this.article = article
    this.provider = provider
    provider.messageHandlers[100] = (_encoder, decoder) => {
      const saved = this.#barriers[decoding.readVarUint(decoder)]
      if (saved && saved.written + saved.deleted > this.#saved.written + this.#saved.deleted)
        this.#saved = saved
    }
    // Whoever lost the server stays away until told: nobody may help its memory.
    provider.on('connection-close', (event) => {
      provider.shouldConnect = false
      if (event !== null && event.code >= 4_000) this.refusals.push(event.code)
    })
  }

  get doc(): Y.Doc {
    return this.provider.doc
  }

  /** Pieces and deletions that were made, and that were answered for. */
  get made(): number {
    return this.#written + this.#deleted.length
  }
  get saved(): number {
    return this.#saved.written + this.#saved.deleted
  }

  /** Writes a piece between two others, or takes one of its own away. */
  act(random: () => number): void {
    const field = this.doc.getText(FIELDS[Math.floor(random() * FIELDS.length)])
    const places = piecesIn(field)
    const own = places.filter(({ writer }) => writer === this.name)
    const victim = random() < 0.15 ? own[Math.floor(random() * own.length)] : undefined
    if (victim) {
      field.delete(victim.at, victim.length)
      this.#deleted.push(victim.number)
      return
    }
    const before = places[Math.floor(random() * places.length)]
    field.insert(before ? before.at + before.length : field.length, `<${this.name}.${this.#written}>`)
    this.#written += 1
  }

  /** Asks whether everything up to here is saved. */
  ask(): void {
    const { ws, synced } = this.provider
    if (!synced || ws?.readyState !== 1) return
    this.#barriers.push({ written: this.#written, deleted: this.#deleted.length })
    ws.send(acknowledgeFrame(this.#barriers.length - 1))
  }

  /**
   * What is wrong with what somebody reads of this writer: pieces that are missing, doubled, back after they were deleted,
   * or that nobody wrote. What has no answer yet may be there or not, unless `isComplete`.
   */
  faults(
    read: readonly { readonly writer: string; readonly number: number }[],
    isComplete: boolean,
  ): string[] {
    const saved = isComplete ? { written: this.#written, deleted: this.#deleted.length } : this.#saved
    const counts = new Map<number, number>()
    for (const { writer, number } of read)
      if (writer === this.name) counts.set(number, (counts.get(number) ?? 0) + 1)
    const gone = new Set(this.#deleted.slice(0, saved.deleted))
    const going = new Set(this.#deleted)
    const faults: string[] = []
    for (const [number, count] of counts) {
      if (count > 1) faults.push(`<${this.name}.${number}> ${count} times`)
      if (number >= this.#written) faults.push(`<${this.name}.${number}> was never written`)
      if (gone.has(number)) faults.push(`<${this.name}.${number}> came back`)
    }
    for (let number = 0; number < saved.written; number += 1)
      if (!counts.has(number) && !going.has(number)) faults.push(`<${this.name}.${number}> lost`)
    return faults
  }
}
