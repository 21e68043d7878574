import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { TestServer } from '../testing/TestServer.ts'

const HALF_OPEN = 500
const HALF_AN_UPGRADE = 'GET /sync/x HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgr'

let server: TestServer
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await server.close()
})

it.each([
  ['half an upgrade', HALF_AN_UPGRADE],
  ['nothing', ''],
])('A20 [S64] 500 who send %s keep nobody waiting, and are cut off', async (_what, bytes) => {
  server = await TestServer.open(['reporter'], { headersWithin: 2_000 })
  const address = await server.listen()
  const cutOff = Array.from({ length: HALF_OPEN }, () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => {})
    socket.write(bytes)
    return new Promise((resolve) => socket.resume().once('close', resolve))
  })
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const answer = await fetch(`${address}/api/me`, { headers: { cookie: server.cookieOf('reporter') } })
  expect(answer.status).toBe(200)
  await Promise.all(cutOff)
})
