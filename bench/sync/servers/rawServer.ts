import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { frameOf } from './frameOf.ts'

/**
 * The least that a relay can do, with no idea of documents: what a socket says goes to all others at the same address,
 * framed once, in one buffer for all of them. Everything else is measured against it.
 */
const webSockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false })
const rooms = new Map<string, Set<Duplex>>()
const server = createServer()

server.on('upgrade', (request, socket: Duplex, head) => {
  const name = request.url ?? ''
  webSockets.handleUpgrade(request, socket, head, (webSocket) => {
    const room = rooms.get(name) ?? new Set()
    rooms.set(name, room.add(socket))
    webSocket.on('message', (message: Buffer) => {
      const frame = frameOf(message)
      for (const other of room) if (other !== socket) other.write(frame)
    })
    webSocket.on('error', () => webSocket.terminate())
    webSocket.on('close', () => {
      room.delete(socket)
      if (room.size === 0) rooms.delete(name)
    })
  })
})

server.listen(Number(process.env['PORT']), '127.0.0.1')
