import { openRoots } from '@stet/article'
import { MESSAGE_TYPES } from '@stet/protocol'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Connection } from '../Connection.ts'
import {
  acknowledgeFrame,
  awarenessFrame,
  readMessage,
  step1Frame,
  step2Frame,
  updateFrame,
} from '../frames.ts'
import type { Message } from '../frames.ts'
import { SlowSocket } from './SlowSocket.ts'

const SERVER = 'server'

interface Barrier {
  readonly number: number
  /** What the answer says to be on disk. */
  readonly about: Uint8Array
  /** What else was on disk when that was; null: it is not, or nothing has got there since. */
  besides: Uint8Array | null
}

/** A tab that reads when a test says so, and writes whenever it likes. */
export class SlowTab {
  readonly name: string
  readonly client: number
  readonly doc = openRoots(new Y.Doc())
  readonly awareness: Awareness
  readonly heard: (Message | { readonly kind: 'converted' })[] = []
  isStalled = false
  socket: SlowSocket | null = null
  /** Barriers that were not answered yet. */
  readonly barriers: Barrier[] = []
  readonly #onSent: (tab: SlowTab, message: Message) => void
  #connection: Connection | null = null
  #said: Uint8Array[] = []
  #numbers = 0

  /** `onSent` is told what the server sends, before the tab reads it. */
  constructor(name: string, client: number, onSent: (tab: SlowTab, message: Message) => void) {
    this.name = name
    this.client = client
    this.#onSent = onSent
    this.doc.clientID = client
    this.awareness = new Awareness(this.doc)
    this.awareness.setLocalState(null)
    this.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin !== SERVER) this.say(awarenessFrame(encodeAwarenessUpdate(this.awareness, [client])))
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== SERVER) this.say(updateFrame(update))
    })
  }

  get isHere(): boolean {
    return this.socket?.isOpen === true
  }

  /** Opens a socket; `connect` is given it, and lets the tab in. */
  come(connect: (socket: SlowSocket) => Connection): void {
    this.socket = new SlowSocket((message) => {
      const said = readMessage(message)
      if (said) this.#onSent(this, said)
      else if (message[0] !== MESSAGE_TYPES.converted) throw new Error('the server said what is no message')
    })
    this.#connection = connect(this.socket)
    this.#connection.open()
    this.ask()
    const state = this.awareness.getLocalState()
    if (state) this.awareness.setLocalState({ ...state })
  }

  leave(): void {
    if (this.socket) this.socket.isOpen = false
    this.#connection?.gone()
    this.socket = null
    this.#connection = null
    this.#said = []
    this.barriers.length = 0
  }

  say(message: Uint8Array): void {
    if (this.isHere) this.#said.push(message)
  }

  /** Nothing of what it said since the last delivery reaches the server. */
  forget(): void {
    this.#said = []
  }

  ask(): void {
    this.say(step1Frame(Y.encodeStateVector(this.doc)))
  }

  askWho(): void {
    this.say(new Uint8Array([MESSAGE_TYPES.queryAwareness]))
  }

  askWhetherSaved(): void {
    this.#numbers += 1
    this.barriers.push({ number: this.#numbers, about: this.#own(), besides: null })
    this.say(acknowledgeFrame(this.#numbers))
  }

  /** What it said reaches the server; whether there was anything. */
  deliver(): boolean {
    const said = this.#said.splice(0)
    for (const message of said) this.#connection?.receive(message)
    return said.length > 0
  }

  /** Reads so many messages, or all that wait; whether there were any. */
  read(atMost = Infinity): boolean {
    const { socket } = this
    const messages = socket?.read(atMost) ?? []
    for (const message of messages) this.#hear(message)
    if (messages.length > 0 && socket?.waitingBytes === 0) this.#connection?.drained()
    return messages.length > 0
  }

  destroy(): void {
    this.awareness.destroy()
    this.doc.destroy()
  }

  #hear(message: Uint8Array): void {
    const said = readMessage(message)
    this.heard.push(said ?? { kind: 'converted' })
    if (!said) return
    if (said.kind === 'update' || said.kind === 'step2') Y.applyUpdate(this.doc, said.update, SERVER)
    if (said.kind === 'step1') this.say(step2Frame(Y.encodeStateAsUpdate(this.doc, said.stateVector)))
    if (said.kind === 'awareness') applyAwarenessUpdate(this.awareness, said.update, SERVER)
  }

  /** Everything that was written under its id, and all that is deleted. */
  #own(): Uint8Array {
    const others = Y.decodeStateVector(Y.encodeStateVector(this.doc))
    others.delete(this.client)
    return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(others))
  }
}
