import type { Socket } from 'node:net'
import { compareFingerprints, fingerprintOf } from '@stet/article'
import { MESSAGE_TYPES, SYNC_STEPS } from '@stet/protocol'
import * as Y from 'yjs'
import { WebSocket } from 'ws'
import {
  awarenessFrame,
  acknowledgeFrame,
  fingerprintFrame,
  readMessage,
  step1Frame,
  step2Frame,
  updateFrame,
} from '../frames.ts'
import { ByteReader } from '../guard/ByteReader.ts'
import type { Message } from '../frames.ts'

/** How a socket or an upgrade ended: a close code, or the status of HTTP. */
export type Ending = { readonly code: number } | { readonly status: number }

/** A client that does exactly what a test says, on a real socket, and keeps a document of what it hears. */
export class RawClient {
  readonly doc: Y.Doc
  readonly heard: Message[] = []
  /** What was said of late work: inserted, struck, restored. */
  readonly converted: (readonly number[])[] = []
  /** What came of each comparison with what the server said it holds; a difference is reported. */
  readonly compared: ReturnType<typeof compareFingerprints>[] = []
  readonly ending: Promise<Ending>
  /** What the server gave as the reason when it closed the socket. */
  reason = ''
  readonly #socket: WebSocket
  readonly #watchers = new Set<() => void>()
  #isOpen = false

  /** `doc`: what an earlier page kept. */
  constructor(address: string, headers: Record<string, string>, doc = new Y.Doc()) {
    this.doc = doc
    this.#socket = new WebSocket(address, { headers })
    this.ending = new Promise((resolve) => {
      this.#socket.on('close', (code, reason) => {
        this.reason = reason.toString()
        resolve({ code })
      })
      this.#socket.on('unexpected-response', (request, response) => {
        resolve({ status: response.statusCode ?? 0 })
        request.destroy()
      })
      this.#socket.on('error', () => {})
    })
    this.#socket.on('open', () => {
      this.#isOpen = true
      this.#tell()
    })
    this.#socket.on('message', (data) => this.#hear(data as Buffer))
  }

  static async open(address: string, headers: Record<string, string>, doc?: Y.Doc): Promise<RawClient> {
    return new RawClient(address, headers, doc).opened()
  }

  /** The socket is open; rejects if it never will be. */
  async opened(): Promise<this> {
    await this.until(() => this.#isOpen)
    return this
  }

  /** The client has asked for the document and got it. */
  async synced(): Promise<this> {
    this.send(step1Frame(Y.encodeStateVector(this.doc)))
    const before = this.count('step2')
    await this.until(() => this.count('step2') > before)
    return this
  }

  count(kind: Message['kind']): number {
    return this.heard.filter((message) => message.kind === kind).length
  }

  /** Rejects when the socket ends before it holds. */
  until(holds: () => boolean): Promise<void> {
    const waiting = new Promise<void>((resolve) => {
      const watch = () => {
        if (!holds()) return
        this.#watchers.delete(watch)
        resolve()
      }
      this.#watchers.add(watch)
      watch()
    })
    const ended = this.ending.then((ending) => {
      throw new Error(`ended with ${JSON.stringify(ending)}`)
    })
    return Promise.race([waiting, ended])
  }

  /** Resolves when the server has answered the barrier. */
  async acknowledged(number: number): Promise<void> {
    this.send(acknowledgeFrame(number))
    await this.until(() => this.heard.some((said) => said.kind === 'acknowledge' && said.number === number))
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  /** Writes bytes past the protocol of WebSocket and says that nothing else will come. */
  endWith(bytes: Uint8Array): void {
    const { _socket: socket } = this.#socket as unknown as { _socket: Socket }
    socket.end(bytes)
  }

  sendText(text: string): void {
    this.#socket.send(text)
  }

  update(update: Uint8Array): void {
    this.send(updateFrame(update))
  }

  step2(update: Uint8Array): void {
    this.send(step2Frame(update))
  }

  awareness(update: Uint8Array): void {
    this.send(awarenessFrame(update))
  }

  /** Edits the own document under this id and sends what came of it. */
  write(clientId: number, edit: (doc: Y.Doc) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    this.edit(clientId, edit)
    const update = Y.encodeStateAsUpdate(this.doc, before)
    this.update(update)
    return update
  }

  /** Edits the own document under this id and sends nothing. */
  edit(clientId: number, edit: (doc: Y.Doc) => void): void {
    this.doc.clientID = clientId
    this.doc.transact(() => edit(this.doc), this)
  }

  /** Sends all that it has, as after a time offline. */
  sendAll(): void {
    this.step2(Y.encodeStateAsUpdate(this.doc))
  }

  /** Stops reading, as a laptop that fell asleep. */
  freeze(): void {
    this.#socket.pause()
  }

  /** Reads again. */
  thaw(): void {
    this.#socket.resume()
  }

  /** Goes away without a word. */
  terminate(): void {
    this.#socket.terminate()
  }

  close(): void {
    this.#socket.close()
  }

  #hear(frame: Buffer): void {
    if (frame[0] === MESSAGE_TYPES.converted) {
      const reader = new ByteReader(frame)
      reader.varUint()
      this.converted.push([reader.varUint(), reader.varUint(), reader.varUint()])
      return this.#tell()
    }
    const message = readMessage(frame)
    if (message === null) throw new Error('the server said something that is no message')
    this.heard.push(message)
    if (message.kind === 'update' || message.kind === 'step2')
      Y.applyUpdate(this.doc, message.update, 'server')
    if (message.kind === 'fingerprint') {
      const own = fingerprintOf(this.doc)
      const found = compareFingerprints(own, message.fingerprint)
      this.compared.push(found)
      if (found === 'differs') this.send(fingerprintFrame(own))
    }
    if (message.kind === 'step1') this.step2(Y.encodeStateAsUpdate(this.doc, message.stateVector))
    this.#tell()
  }

  #tell(): void {
    for (const watch of this.#watchers) watch()
  }
}

/** Frames that are not what they should be. */
export const BAD_FRAMES: Readonly<Record<string, Uint8Array>> = {
  empty: new Uint8Array(),
  'unknown type': new Uint8Array([77]),
  'unknown step': new Uint8Array([MESSAGE_TYPES.sync, 9, 0]),
  'length beyond the end': new Uint8Array([MESSAGE_TYPES.sync, SYNC_STEPS.update, 200, 1, 2]),
  'two messages': new Uint8Array([MESSAGE_TYPES.awareness, 1, 0, MESSAGE_TYPES.awareness, 1, 0]),
  'bad state vector': new Uint8Array([MESSAGE_TYPES.sync, SYNC_STEPS.step1, 2, 9, 9]),
  'number without end': new Uint8Array(40).fill(0x80),
}
