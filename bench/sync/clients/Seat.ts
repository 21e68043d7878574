import { MESSAGE_TYPES, SYNC_STEPS } from '@stet/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { AUTH, type Dialect, type TabIds } from './Dialect.ts'
import { eachStruct } from './eachStruct.ts'
import { maskedFrame } from './maskedFrame.ts'
import { barrierMessage, syncMessage } from './messages.ts'
import type { Room } from './Room.ts'
import { seatOf, tabIds } from './tabIds.ts'
import { type WireAddress, WireSocket } from './WireSocket.ts'

/** How long changes gather before a durable answer is asked for: as the web app does. */
const GATHER_MS = 150
const OPEN_WITHIN_MS = 20_000
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
const NOTHING_YET = Y.encodeStateVector(new Y.Doc())

/** What a seat is given beside its room. */
export interface SeatParts {
  readonly dialect: Dialect
  readonly wire: Omit<WireAddress, 'path'>
  /** What it answers when it is asked what it has. */
  readonly brings: Uint8Array | null
}

/** One client in an article. It keeps no document: it counts what it hears. */
export class Seat {
  readonly room: Room
  readonly index: number
  readonly ids: TabIds
  readonly address: Uint8Array
  readonly #parts: SeatParts
  /** By seat of the others: how many of its pieces were heard. */
  readonly #heard: number[] = []
  readonly #askedAt: number[] = []
  #wire: WireSocket | null = null
  #whenSynced: (() => void) | null = null
  #received = 0
  #isBarrierDue = false

  constructor(room: Room, index: number, parts: SeatParts) {
    this.room = room
    this.index = index
    this.ids = tabIds(index)
    this.address = parts.dialect.address(room.name)
    this.#parts = parts
  }

  /** Resolves when it has been told the document. */
  async open(): Promise<void> {
    const { dialect, wire } = this.#parts
    const opening = dialect.opening(this.room.name)
    const synced = new Promise<void>((resolve, reject) => {
      const timeout = setTimeout(
        () => reject(new Error(`${this.room.name} was not opened: ${this.#wire?.closed ?? 'no answer'}`)),
        OPEN_WITHIN_MS,
      )
      this.#whenSynced = () => {
        clearTimeout(timeout)
        resolve()
      }
    })
    const path = dialect.path(this.room.name, this.ids)
    this.#wire = await WireSocket.open({ ...wire, path }, (message, from) => this.#hear(message, from))
    if (opening === null) this.#whenSynced?.()
    else if (opening === 'step1') this.#ask(this.#wire)
    else this.#wire.send(maskedFrame(opening))
    await synced
  }

  /** Whether it has heard everything that the others sent. */
  get isComplete(): boolean {
    return this.#received + this.room.sentBy(this.index) === this.room.sent
  }

  /** Why it is closed; null while it is open. */
  get closed(): string | null {
    return this.#wire?.closed ?? null
  }

  /** How many pieces of another seat it has heard. */
  heardOf(seat: number): number {
    return this.#heard[seat] ?? 0
  }

  /** Sends the next piece of text, and asks for a durable answer in a moment. */
  sendPiece(frame: Uint8Array): void {
    this.room.noteSent(this.index)
    this.send(frame)
    if (!this.#parts.dialect.hasBarriers || this.#isBarrierDue) return
    this.#isBarrierDue = true
    setTimeout(() => {
      this.#isBarrierDue = false
      this.#askedAt.push(performance.now())
      this.send(maskedFrame(barrierMessage(this.address, this.#askedAt.length)))
    }, GATHER_MS)
  }

  /** Throws if the server has closed the socket: nobody measures what is not sent. */
  send(frame: Uint8Array): void {
    if (this.closed !== null) throw new Error(`${this.room.name}, seat ${this.index}: ${this.closed}`)
    this.#wire?.send(frame)
  }

  pause(): void {
    this.#wire?.pause()
  }

  close(): void {
    this.#wire?.close()
  }

  #ask(wire: WireSocket): void {
    wire.send(maskedFrame(syncMessage(this.address, 'step1', NOTHING_YET)))
  }

  #hear(message: Buffer, from: WireSocket): void {
    const decoder = decoding.createDecoder(message)
    decoder.pos = this.address.length
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE_TYPES.sync) this.#hearStep(decoder, from)
    else if (type === MESSAGE_TYPES.awareness) this.#hearStates(decoding.readVarUint8Array(decoder))
    else if (type === MESSAGE_TYPES.acknowledge) this.#hearAnswer(decoding.readVarUint(decoder))
    else if (type === AUTH) this.#ask(from)
  }

  #hearStep(decoder: decoding.Decoder, from: WireSocket): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC_STEPS.step1) {
      from.send(maskedFrame(syncMessage(this.address, 'step2', this.#parts.brings ?? NOTHING)))
      return
    }
    eachStruct(bytes, (client, clock, length) => this.#note(seatOf(client), clock, length))
    if (step === SYNC_STEPS.step2) this.#whenSynced?.()
  }

  #note(seat: number | null, clock: number, length: number): void {
    if (seat === null || seat === this.index) return
    const to = this.room.piecesUntil(clock + length)
    const from = this.heardOf(seat)
    if (to <= from) return
    this.#heard[seat] = to
    this.#received += to - from
    this.room.noteReceived(seat, from, to)
  }

  #hearStates(states: Uint8Array): void {
    const decoder = decoding.createDecoder(states)
    const count = decoding.readVarUint(decoder)
    for (let state = 0; state < count; state += 1) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      decoding.readVarUint8Array(decoder)
      if (client !== this.ids.edit) this.room.tally.note(null)
    }
  }

  #hearAnswer(n: number): void {
    const at = this.#askedAt[n - 1]
    if (at !== undefined) this.room.tally.noteAnswer(performance.now() - at)
  }
}
