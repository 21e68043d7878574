import { textRoot } from '@stet/article'
import * as Y from 'yjs'
import { maskedFrame } from './maskedFrame.ts'
import { syncMessage } from './messages.ts'
import type { Seat } from './Seat.ts'

/** UTF-16 units of a block, and bytes, nearly. */
export const BLOCK = 65_536
/** Blocks of one writer that the reader may not have heard yet. */
const AHEAD = 2
const PROGRESS_WITHIN_MS = 30_000

/** Some tabs that write large blocks as fast as a reader hears them, each taking its last one away again. */
export class BlockWriters {
  readonly #writers: readonly { readonly seat: Seat; readonly doc: Y.Doc }[]
  readonly #reader: Seat

  constructor(seats: readonly Seat[], reader: Seat, article: Uint8Array) {
    this.#reader = reader
    this.#writers = seats.map((seat) => {
      const doc = new Y.Doc()
      doc.clientID = seat.ids.edit
      Y.applyUpdate(doc, article)
      return { seat, doc }
    })
  }

  /** Resolves when the reader has heard so many bytes more. */
  async write(bytes: number): Promise<void> {
    let left = Math.round(bytes / BLOCK)
    let lastProgress = performance.now()
    while (left > 0 || !this.#isHeard()) {
      for (const { seat, doc } of this.#writers) {
        if (left === 0 || seat.room.sentBy(seat.index) - this.#reader.heardOf(seat.index) >= AHEAD) continue
        left -= 1
        lastProgress = performance.now()
        this.#writeBlock(seat, doc)
      }
      if (performance.now() - lastProgress > PROGRESS_WITHIN_MS)
        throw new Error(`nobody hears what is written: ${this.#reader.closed ?? 'no progress'}`)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }

  dispose(): void {
    for (const { doc } of this.#writers) doc.destroy()
  }

  #isHeard(): boolean {
    return this.#writers.every(
      ({ seat }) => seat.room.sentBy(seat.index) === this.#reader.heardOf(seat.index),
    )
  }

  #writeBlock(seat: Seat, doc: Y.Doc): void {
    const lead = textRoot(doc, 'lead')
    const letter = String.fromCodePoint(97 + (seat.room.sentBy(seat.index) % 26))
    let update: Uint8Array | null = null
    doc.once('update', (bytes: Uint8Array) => {
      update = bytes
    })
    const hadBlock = lead.length > 0
    lead.insert(0, letter.repeat(BLOCK))
    if (update) seat.sendPiece(maskedFrame(syncMessage(seat.address, 'update', update)))
    if (!hadBlock) return
    doc.once('update', (bytes: Uint8Array) => {
      seat.send(maskedFrame(syncMessage(seat.address, 'update', bytes)))
    })
    lead.delete(BLOCK, BLOCK)
  }
}
