import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acknowledgeFrame } from './frames.ts'
import * as decoding from 'lib0/decoding'
import { afterAll, expect, it } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import { buildDocument } from './buildDocument.ts'
import { eventually } from './testing/eventually.ts'
import { stockProvider, storeArticle } from './testing/SyncServer.ts'

const KILLS = 12
const WRITERS = ['a', 'b', 'c', 'd'] as const

const started: ChildProcess[] = []
afterAll(() => started.forEach((child) => child.kill('SIGKILL')))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Somebody who types one letter again and again, in the headline and the body, and knows how much is saved. */
class Writer {
  readonly letter: string
  readonly provider: WebsocketProvider
  typed = 0
  saved = 0
  /** How much was typed when barrier `n` was sent, at index n. */
  readonly #barriers: number[] = []

  constructor(letter: string, provider: WebsocketProvider) {
    this.letter = letter
    this.provider = provider
    provider.messageHandlers[100] = (_encoder, decoder) => {
      this.saved = Math.max(this.saved, this.#barriers[decoding.readVarUint(decoder)] ?? 0)
    }
  }

  type(random: () => number): void {
    const field = this.provider.doc.getText(random() < 0.3 ? 'headline' : 'body')
    field.insert(Math.floor(random() * (field.length + 1)), this.letter)
    this.typed += 1
  }

  ask(): void {
    const { ws, synced } = this.provider
    if (!synced || ws?.readyState !== 1) return
    this.#barriers.push(this.typed)
    ws.send(acknowledgeFrame(this.#barriers.length - 1))
  }
}

const lettersIn = (doc: Y.Doc, letter: string) =>
  `${doc.getText('headline').toString()}${doc.getText('body').toString()}`.split(letter).length - 1

it(`[S28] ${KILLS} kills under four writers: nothing saved is lost, nothing typed is missing once all are back`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-kill-'))
  const path = join(folder, 'articles.sqlite')
  const port = await freePort()
  const store = await openSqliteStore({ path, now: Date.now })
  const id = await storeArticle(store, '')
  await store.close()
  const start = async () => {
    const child = fork(join(import.meta.dirname, 'testing/killableServer.ts'), [path, String(port)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    started.push(child)
    await once(child, 'message')
    return child
  }

  let child = await start()
  const writers = WRITERS.map((letter, index) => {
    const provider = stockProvider(port, index % 2 === 0 ? 'anna' : 'ben', id, { ack: '1' })
    return new Writer(letter, provider)
  })
  const closes: unknown[] = []
  for (const { provider } of writers) {
    provider.on('connection-close', (event) => closes.push(event?.code))
  }
  await eventually(() => writers.every(({ provider }) => provider.synced))
  const typing = setInterval(() => {
    for (const writer of writers) writer.type(Math.random)
  }, 8)
  const asking = setInterval(() => {
    for (const writer of writers) writer.ask()
  }, 20)

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = writers.map((writer) => writer.saved)
    await eventually(() => writers.every((writer, index) => writer.saved > (before[index] ?? 0)))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    expect((await exited)[1]).toBe('SIGKILL')
    // What was acknowledged may still be on its way in this process; later answers cannot come any more.
    await eventually(() => writers.every(({ provider }) => !provider.wsconnected))
    const left = await openSqliteStore({ path, now: Date.now })
    const loaded = await left.load(id)
    const doc = loaded.ok ? buildDocument(loaded.document) : null
    for (const { letter, saved } of writers)
      expect(lettersIn(doc ?? new Y.Doc(), letter)).toBeGreaterThanOrEqual(saved)
    await left.close()
    child = await start()
    await eventually(() => writers.every(({ provider }) => provider.synced))
  }
  clearInterval(typing)
  clearInterval(asking)
  await eventually(() => {
    for (const writer of writers) writer.ask()
    return writers.every(({ saved, typed }) => saved === typed)
  })
  const reader = stockProvider(port, 'dora', id)
  await eventually(() => reader.synced)
  for (const { letter, typed } of writers) expect(lettersIn(reader.doc, letter)).toBe(typed)
  for (const { provider } of writers) {
    await eventually(() => provider.doc.getText('body').toString() === reader.doc.getText('body').toString())
  }
  expect(closes.filter((code) => typeof code === 'number' && code >= 4000)).toEqual([])
  for (const provider of [reader, ...writers.map((writer) => writer.provider)]) provider.destroy()
  const typed = writers.reduce((sum, writer) => sum + writer.typed, 0)
  process.stdout.write(
    `killed ${KILLS} times: ${typed} characters typed, 0 saved ones lost, 0 missing at the end\n`,
  )
  await rm(folder, { recursive: true })
}, 120_000)
