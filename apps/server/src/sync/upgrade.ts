import { STATUS_CODES } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE_CODES } from '@stet/protocol'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Logger } from '../observability/logger.ts'
import type { AuditTrail } from '../records/AuditTrail.ts'
import { admit } from './admit.ts'
import type { AdmitParts, Decision, RefusalStatus } from './admit.ts'
import { Connection } from './Connection.ts'
import { LiveSockets } from './LiveSockets.ts'
import type { SyncSettings } from './SyncSettings.ts'
import { WebSocketAdapter } from './WebSocketAdapter.ts'

export interface UpgradeParts extends AdmitParts {
  readonly server: Server
  readonly logger: Logger
  readonly audit: AuditTrail
  readonly settings: SyncSettings
  readonly isClosing: () => boolean
  /** Called with every heartbeat, after the sockets were asked whether they live. */
  readonly onHeartbeat: () => void
}

/** Takes over the server's upgrades. The result ends it and cuts off whatever is still open. */
export function acceptUpgrades(parts: UpgradeParts): () => void {
  const { server, settings, logger, audit } = parts
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: settings.maxMessageBytes,
  })
  const sockets = new LiveSockets(settings.heartbeat, parts.onHeartbeat)

  const handleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    void decide(request, socket).then((decision) => {
      if (decision === null) return null
      if (socket.destroyed) return giveUp(decision)
      if (decision.kind === 'refuse') return refuse(socket, decision.status)
      if (decision.kind === 'admit') socket.once('close', () => decision.lease.release())
      webSockets.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, socket, decision))
      return null
    })
  }

  async function decide(request: IncomingMessage, socket: Duplex): Promise<Decision | null> {
    const timeout = setTimeout(() => socket.destroy(), settings.handshakeTimeout)
    try {
      if (parts.isClosing()) return { kind: 'refuse', status: 503 }
      return await admit(parts, request.url ?? '', request.headers)
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
      webSocket.close(decision.code, decision.reason)
      return
    }
    const { admission, lease } = decision
    const adapter = new WebSocketAdapter(webSocket, stream, settings.maxQueuedBytes)
    const connection = new Connection(admission, adapter, lease.room, { logger, audit })
    webSocket.on('error', () => webSocket.terminate())
    webSocket.on('close', () => connection.gone())
    webSocket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Uint8Array) connection.receive(data)
      else connection.close(CLOSE_CODES.malformed, 'a message that is none')
    })
    connection.open()
  }

  server.on('upgrade', handleUpgrade)
  return () => {
    server.off('upgrade', handleUpgrade)
    sockets.dispose()
  }
}

/** The socket went away while it was decided. */
function giveUp(decision: Decision): null {
  if (decision.kind === 'admit') decision.lease.release()
  return null
}

const PROBLEMS: Readonly<Record<RefusalStatus, string>> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  410: 'other-epoch',
  426: 'old-schema',
  503: 'shutting-down',
}

function refuse(socket: Duplex, status: RefusalStatus): null {
  const title = STATUS_CODES[status] ?? ''
  const body = JSON.stringify({ type: `urn:stet:problem:${PROBLEMS[status]}`, title, status })
  socket.once('finish', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
  return null
}
