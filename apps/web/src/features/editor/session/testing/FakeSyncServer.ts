import { clientsRoot, type Fingerprint, fingerprintOf, openRoots } from '@stet/article'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'

const SYNC = 0
const AWARENESS = 1
const BARRIER = 100
const CONVERTED = 101
const FINGERPRINT = 102

/**
 * A sync server in memory, without a network: it registers the clientIDs of a connection before it answers anything, holds
 * durable answers while told to, and can refuse, close or fall silent. `WebSocket` is the class to give to a session.
 */
export class FakeSyncServer {
  readonly doc = openRoots(new Y.Doc())
  readonly sockets = new Set<FakeSocket>()
  /** The addresses of all connections that were tried. */
  readonly addresses: string[] = []
  /** `refusing`: no connection opens. `silent`: they neither open nor fail. */
  mode: 'open' | 'refusing' | 'silent' = 'open'
  /** While true, durable answers wait. */
  isStorageSlow = false
  /** While true, open connections are dead: nothing is heard, nothing is answered. */
  isDead = false
  /** While true, what clients write is taken for known and dropped. */
  isForgetful = false
  /** What clients said that they hold instead. */
  readonly reported: Fingerprint[] = []
  userOf: (clientId: number) => string = () => 'anna'
  private waiting: (() => void)[] = []

  constructor() {
    this.doc.clientID = 1
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      const message = messageOf(SYNC, (encoder) => syncProtocol.writeUpdate(encoder, update))
      for (const socket of this.sockets) if (socket !== origin) socket.deliver(message)
    })
  }

  readonly WebSocket: typeof WebSocket = socketOf(this)

  /** Puts durable answers that waited on their way. */
  releaseStorage(): void {
    this.isStorageSlow = false
    for (const answer of this.waiting.splice(0)) answer()
  }

  /** Tells everybody that what they sent became suggestions. */
  tellConverted(inserted: number, struck: number): void {
    const message = messageOf(CONVERTED, (encoder) => {
      for (const count of [inserted, struck, 0]) encoding.writeVarUint(encoder, count)
    })
    for (const socket of this.sockets) socket.deliver(message)
  }

  /** Tells everybody what it holds. */
  tellFingerprint(): void {
    const { moment, content } = fingerprintOf(this.doc)
    const message = messageOf(FINGERPRINT, (encoder) => {
      encoding.writeVarUint8Array(encoder, moment)
      encoding.writeVarUint8Array(encoder, content)
    })
    for (const socket of this.sockets) socket.deliver(message)
  }

  closeAll(code: number): void {
    for (const socket of this.sockets) socket.end(code)
  }

  opened(socket: FakeSocket, query: URLSearchParams): void {
    this.sockets.add(socket)
    this.doc.transact(() => {
      for (const mode of ['edit', 'suggest'] as const) {
        for (const id of query.getAll(mode)) {
          if (clientsRoot(this.doc).has(id)) continue
          clientsRoot(this.doc).set(id, {
            user: this.userOf(Number(id)),
            modes: [[0, mode]],
            origin: 'typed',
          })
        }
      }
    })
    socket.deliver(messageOf(SYNC, (encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)))
  }

  received(socket: FakeSocket, message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === SYNC && this.isForgetful) return
    if (type === SYNC) {
      const answer = messageOf(SYNC, (encoder) =>
        syncProtocol.readSyncMessage(decoder, encoder, this.doc, socket),
      )
      if (this.doc.store.pendingStructs !== null) throw new Error('An update with a gap reached the server')
      if (answer.length > 1) socket.deliver(answer)
    } else if (type === BARRIER) {
      const n = decoding.readVarUint(decoder)
      const answer = (): void =>
        socket.deliver(messageOf(BARRIER, (encoder) => encoding.writeVarUint(encoder, n)))
      if (this.isStorageSlow) this.waiting.push(answer)
      else answer()
    } else if (type === FINGERPRINT) {
      const moment = decoding.readVarUint8Array(decoder)
      this.reported.push({ moment, content: decoding.readVarUint8Array(decoder) })
    } else if (type !== AWARENESS) {
      throw new Error(`The server knows no message of type ${type}`)
    }
  }
}

/** One connection to a `FakeSyncServer`. Everything arrives a moment later, in order. */
export class FakeSocket {
  readonly OPEN = 1
  readyState = 0
  binaryType = 'blob'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  /** Closed by the page: what it sent before still arrives. */
  private isLeaving = false
  private readonly server: FakeSyncServer

  constructor(url: string, server: FakeSyncServer) {
    this.server = server
    server.addresses.push(url)
    if (server.mode === 'silent') return
    setTimeout(() => {
      if (this.readyState !== 0) return
      if (server.mode === 'refusing') {
        this.end(1006)
        return
      }
      this.readyState = 1
      this.onopen?.()
      server.opened(this, new URL(url).searchParams)
    }, 1)
  }

  send(message: Uint8Array): void {
    const copy = Uint8Array.from(message)
    setTimeout(() => {
      if ((this.server.sockets.has(this) || this.isLeaving) && !this.server.isDead)
        this.server.received(this, copy)
    }, 1)
  }

  deliver(message: Uint8Array): void {
    setTimeout(() => {
      if (this.readyState !== 1 || this.server.isDead) return
      this.onmessage?.({ data: Uint8Array.from(message).buffer })
    }, 1)
  }

  /** The server closes, or the network breaks. */
  end(code: number): void {
    this.server.sockets.delete(this)
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }

  close(): void {
    this.isLeaving = this.server.sockets.has(this)
    this.server.sockets.delete(this)
    this.readyState = 3
  }
}

/** The class whose connections go to that server. */
function socketOf(server: FakeSyncServer): typeof WebSocket {
  const Bound = class extends FakeSocket {
    constructor(url: string | URL) {
      super(String(url), server)
    }
  }
  return Bound as unknown as typeof WebSocket
}

function messageOf(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
