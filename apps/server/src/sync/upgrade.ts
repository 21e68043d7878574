import { STATUS_CODES } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE_CODES } from '@stet/protocol'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { addressOf } from '../http/addressOf.ts'
import { admit } from './admit.ts'
import type { AdmitParts, Decision, RefusalStatus } from './admit.ts'
import type { Place, Places } from './budgets/Places.ts'
import { closeSocket } from './closeSocket.ts'
import { Connection, malformed } from './Connection.ts'
import type { Admission, ConnectionParts } from './Connection.ts'
import { Inbox } from './Inbox.ts'
import { LiveSockets } from './LiveSockets.ts'
import type { Closing, Room } from './Room.ts'
import type { Lease } from './OpenRooms.ts'
import { Turns } from './Turns.ts'
import { WebSocketAdapter } from './WebSocketAdapter.ts'

export interface UpgradeParts extends AdmitParts, ConnectionParts {
  readonly server: Server
  readonly places: Places
  readonly isClosing: () => boolean
  /** Somebody was turned away because nobody is known by what they show. */
  readonly onUnknown: (headers: IncomingHttpHeaders) => void
  /** Why somebody who was let in may not take their seat any more. */
  readonly reasonToLeave: (admission: Admission, room: Room) => Closing | null
  /** Called with every heartbeat, after the sockets were asked whether they live. */
  readonly onHeartbeat: () => void
}

/** What `ws` closes with when a frame is none (RFC 6455). */
const PROTOCOL_ERROR = 1002

/** Takes over the server's upgrades. The result ends it and cuts off whatever is still open. */
export function acceptUpgrades(parts: UpgradeParts): () => void {
  const { server, settings, logger, counts } = parts
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: settings.maxMessageBytes,
  })
  const sockets = new LiveSockets({ settings, onBeat: parts.onHeartbeat })
  const turns = new Turns()

  const handleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const place = parts.places.enter(addressOf(request))
    watch(socket, place)
    void take(request, socket, head, place)
  }

  async function take(request: IncomingMessage, socket: Duplex, head: Buffer, place: Place): Promise<void> {
    const decision = await decide(request, socket, place)
    if (decision === null) return
    if (decision.kind !== 'admit') counts.refusedUpgrades.note(...wordsOf(decision))
    if (decision.kind === 'refuse' && decision.status === 401) parts.onUnknown(request.headers)
    if (socket.destroyed) return giveUp(decision)
    if (decision.kind === 'refuse') return refuse(socket, decision.status)
    if (decision.kind === 'admit') releaseWith(socket, decision.lease)
    webSockets.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, socket, decision))
  }

  async function decide(request: IncomingMessage, socket: Duplex, place: Place): Promise<Decision | null> {
    const timeout = setTimeout(() => socket.destroy(), settings.handshakeTimeout)
    try {
      if (parts.isClosing()) return { kind: 'refuse', status: 503 }
      return await admit(parts, { url: request.url ?? '', headers: request.headers }, place)
    } catch (error) {
      logger.error(
        { error: error instanceof Error ? error.message : 'unknown' },
        'an upgrade could not be decided',
      )
      return { kind: 'refuse', status: 503 }
    } finally {
      clearTimeout(timeout)
    }
  }

  function open(webSocket: WebSocket, stream: Duplex, decision: Exclude<Decision, { kind: 'refuse' }>): void {
    sockets.add(webSocket)
    if (decision.kind === 'dismiss') {
      webSocket.on('error', () => webSocket.terminate())
      closeSocket(webSocket, decision.code, decision.reason, settings.closeWithin)
      return
    }
    const { admission, lease } = decision
    const adapter = new WebSocketAdapter(webSocket, stream, parts)
    const connection = new Connection(admission, adapter, lease.room, parts)
    const inbox = new Inbox({
      turns,
      receive: (message) => connection.receive(message),
      onWaiting: (isWaiting) => adapter.waitForTurn(isWaiting),
    })
    webSocket.on('error', (error) => {
      inbox.flush()
      const refused = brokenFrame(error)
      if (refused === null) return webSocket.terminate()
      counts.refusedMessages.note(String(refused.code), refused.reason)
      connection.record.broken(refused)
      connection.gone()
      // `ws` has said why. Cut off while it still sends, the other side would never read it, and come back with the same.
      return closeSocket(webSocket, refused.code, refused.reason, settings.closeWithin)
    })
    webSocket.on('close', () => {
      inbox.flush()
      connection.gone()
    })
    webSocket.on('ping', () => connection.noteMessage())
    webSocket.on('message', (data, isBinary) => {
      connection.noteMessage()
      if (isBinary && data instanceof Uint8Array) inbox.put(data)
      else connection.refuse(malformed)
    })
    // Behind the listener of `ws`: all messages that end in a piece have been noted then.
    stream.on('data', ({ byteLength }: Buffer) => {
      connection.noteRead(byteLength)
      inbox.noteRead(byteLength)
    })
    stream.on('drain', () => connection.drained())
    // Nobody who has no seat yet is told of a change.
    const late = parts.reasonToLeave(admission, lease.room)
    if (late) connection.close(late.code, late.reason)
    else connection.open()
  }

  server.on('upgrade', handleUpgrade)
  return () => {
    server.off('upgrade', handleUpgrade)
    sockets.dispose()
  }
}

// What listens as long as the socket lives is made here, where nothing else is at hand that it would keep: a request with
// its headers is as large as the socket.
function watch(socket: Duplex, place: Place): void {
  socket.on('error', () => socket.destroy())
  socket.once('close', () => place.leave())
}

function releaseWith(socket: Duplex, lease: Lease): void {
  socket.once('close', () => lease.release())
}

function wordsOf(decision: Exclude<Decision, { kind: 'admit' }>): readonly [string, string] {
  return decision.kind === 'refuse' ? [String(decision.status), ''] : [String(decision.code), decision.reason]
}

/** What `ws` refuses by itself; null for a network that fails. */
function brokenFrame(error: Error): { readonly code: number; readonly reason: string } | null {
  const { code } = error as { readonly code?: unknown }
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return { code: CLOSE_CODES.tooLarge, reason: 'too large' }
  const isOurs = typeof code === 'string' && code.startsWith('WS_ERR_')
  return isOurs ? { code: PROTOCOL_ERROR, reason: 'no frame of a WebSocket' } : null
}

/** The socket went away while it was decided. */
function giveUp(decision: Decision): void {
  if (decision.kind === 'admit') decision.lease.release()
}

const PROBLEMS: Readonly<Record<RefusalStatus, string>> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  410: 'other-epoch',
  426: 'old-schema',
  429: 'too-many-requests',
  503: 'unavailable',
}

function refuse(socket: Duplex, status: RefusalStatus): void {
  const title = STATUS_CODES[status] ?? ''
  const body = JSON.stringify({ type: `urn:stet:problem:${PROBLEMS[status]}`, title, status })
  socket.once('finish', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(status === 429 || status === 503 ? ['Retry-After: 5'] : []),
      '',
      body,
    ].join('\r\n'),
  )
}
