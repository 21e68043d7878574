import { MESSAGE_TYPES } from '@stet/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import { messageSync, WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import type { ClientIdPair } from './clientIdPair.ts'

/** What this socket sent as accepted text and became suggestions, because the person may only suggest by now. */
export interface Conversion {
  /** Characters and breaks that came, and are suggestions. */
  readonly inserted: number
  /** Characters and breaks that went, stand again, and are suggested to go. */
  readonly struck: number
}

/** What the provider needs besides the document; a fake socket stands in for the browser's in tests. */
export interface ArticleProviderOptions {
  /** `ws(s)://host/sync`, without the article. */
  readonly syncUrl: string
  readonly articleId: string
  readonly awareness: Awareness
  readonly WebSocket: typeof WebSocket
  /** Read anew for each connection. */
  readonly query: () => {
    readonly clientIds: readonly ClientIdPair[]
    readonly schema: number
    readonly epoch: number
  }
  /** Whether what is made here may be sent. A reader, and a session that was refused, sends nothing of the text. */
  readonly maySend: () => boolean
  /** Takes an update that arrived; it is applied with the provider as its origin, at once or with others. */
  readonly receive: (update: Uint8Array) => void
  /** Applies everything that `receive` still holds. */
  readonly flush: () => void
}

interface ArticleProviderListeners {
  /** Our part of the handshake is sent: everything the document holds is on its way, in order. */
  readonly handshaken: () => void
  readonly acknowledged: (n: number) => void
  readonly converted: (conversion: Conversion) => void
  /** What the server holds, with everything that it sent before: the message without its type. */
  readonly told: (message: Uint8Array) => void
  /** Some message arrived: the connection lives. */
  readonly heard: () => void
}

/**
 * y-websocket's provider with what an article asks for: several pairs of clientIDs in the address, arriving updates handed
 * to a batcher, local updates held until the handshake has carried everything older (the server refuses gaps), the ack
 * barrier. It never reconnects by itself: whoever owns it decides, after each close, when and whether.
 */
export class ArticleProvider extends WebsocketProvider {
  private readonly options: ArticleProviderOptions
  private readonly listeners: ArticleProviderListeners
  private hasShaken = false

  constructor(doc: Y.Doc, options: ArticleProviderOptions, listeners: ArticleProviderListeners) {
    super(options.syncUrl, options.articleId, doc, {
      connect: false,
      awareness: options.awareness,
      disableBc: true,
      WebSocketPolyfill: options.WebSocket,
      shouldReconnect: () => false,
    })
    this.options = options
    this.listeners = listeners
    doc.off('update', this._updateHandler)
    this._updateHandler = (update, origin) => {
      if (origin === this || !this.hasShaken || !options.maySend()) return
      this.sendSync((encoder) => syncProtocol.writeUpdate(encoder, update))
    }
    doc.on('update', this._updateHandler)
    // Its watchdog takes a quiet article for a dead connection when the browser slows timers down; the session has its own.
    clearInterval(this._checkInterval)
    this.messageHandlers[messageSync] = (encoder, decoder) => this.readSync(encoder, decoder)
    this.messageHandlers[MESSAGE_TYPES.acknowledge] = (_encoder, decoder) =>
      listeners.acknowledged(decoding.readVarUint(decoder))
    this.messageHandlers[MESSAGE_TYPES.converted] = (_encoder, decoder) => {
      const inserted = decoding.readVarUint(decoder)
      listeners.converted({ inserted, struck: decoding.readVarUint(decoder) })
    }
    this.messageHandlers[MESSAGE_TYPES.fingerprint] = (_encoder, decoder) => {
      listeners.told(decoding.readTailAsUint8Array(decoder))
    }
    for (const [type, handle] of this.messageHandlers.entries()) {
      if (handle === undefined) continue
      this.messageHandlers[type] = (...message) => {
        listeners.heard()
        handle(...message)
      }
    }
    this.on('status', ({ status }) => {
      this.hasShaken = false
      if (status === 'connected') this.renewPresence()
      if (status === 'disconnected') this.forgetOthers()
    })
  }

  override get url(): string {
    const { clientIds, schema, epoch } = this.options.query()
    const query = new URLSearchParams()
    for (const pair of clientIds) {
      query.append('edit', String(pair.edit))
      query.append('suggest', String(pair.suggest))
    }
    query.append('schema', String(schema))
    query.append('epoch', String(epoch))
    query.append('ack', '1')
    return `${this.serverUrl}/${this.roomname}?${query.toString()}`
  }

  /** Whether our part of the handshake is sent on the socket that is open now. */
  get isHandshaken(): boolean {
    return this.hasShaken
  }

  /** Asks for a durable answer to everything sent so far on this socket; false when there is none to ask. */
  sendBarrier(n: number): boolean {
    if (!this.hasShaken || this.ws?.readyState !== 1) return false
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE_TYPES.acknowledge)
    encoding.writeVarUint(encoder, n)
    this.ws.send(encoding.toUint8Array(encoder))
    return true
  }

  /** Sends a message, if there is a socket. */
  say(message: Uint8Array<ArrayBuffer>): void {
    if (this.ws?.readyState === 1) this.ws.send(message)
  }

  /** Closes the socket, if there is one, and opens a new one at once. */
  reconnectNow(): void {
    if (this.ws !== null) this.disconnect()
    this.connect()
  }

  private readSync(encoder: encoding.Encoder, decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    if (kind === syncProtocol.messageYjsSyncStep1) {
      const stateVector = decoding.readVarUint8Array(decoder)
      if (this.options.maySend()) {
        encoding.writeVarUint(encoder, messageSync)
        syncProtocol.writeSyncStep2(encoder, this.doc, stateVector)
      }
      const socket = this.ws
      // y-websocket sends what the encoder holds as soon as this handler returns.
      queueMicrotask(() => {
        if (socket !== this.ws || this.hasShaken) return
        this.hasShaken = true
        this.listeners.handshaken()
      })
      return
    }
    this.options.receive(decoding.readVarUint8Array(decoder))
    if (kind === syncProtocol.messageYjsSyncStep2) {
      this.options.flush()
      this.synced = true
    }
  }

  private sendSync(write: (encoder: encoding.Encoder) => void): void {
    if (this.ws?.readyState !== 1) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    write(encoder)
    this.ws.send(encoding.toUint8Array(encoder))
  }

  /** A state that is not newer than the one others last saw would be ignored by them. */
  private renewPresence(): void {
    const state = this.awareness.getLocalState()
    if (state !== null) this.awareness.setLocalState({ ...state })
  }

  /** Their states come back unchanged after a reconnection, and would be ignored as old news. */
  private forgetOthers(): void {
    for (const clientId of this.awareness.meta.keys()) {
      if (clientId !== this.awareness.clientID) this.awareness.meta.delete(clientId)
    }
  }
}
