import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSqliteStore } from './SqliteStore.ts'

const ROUNDS = 20

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

it(`[S4] keeps every acknowledged update when the process is killed at ${ROUNDS} random moments`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-crash-'))
  const path = join(folder, 'articles.sqlite')
  const notes = join(folder, 'acknowledged.txt')
  let noted = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'crashingWriter.ts'),
        path,
        notes,
        String(round),
      ],
      { stdio: 'inherit' },
    )
    const closed = once(child, 'close')
    while ((await sizeOf(notes)) === noted) await pause(2)
    await pause(Math.random() * 120)
    child.kill('SIGKILL')
    expect((await closed)[1]).toBe('SIGKILL')
    noted = await sizeOf(notes)
  }
  const acknowledged = (await readFile(notes, 'utf8')).split('\n').slice(0, -1)
  const store = await openSqliteStore({ path, now: Date.now })
  const stored = new Set<string>()
  for (const id of ['a', 'b', 'c']) {
    const loaded = await store.load(id)
    if (!loaded.ok) throw new Error(loaded.detail)
    const doc = new Y.Doc()
    for (const update of [loaded.document.snapshot, ...loaded.document.tail]) Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs).toBeNull()
    for (const word of doc.getArray<string>('words').toArray()) {
      expect(stored.has(word)).toBe(false)
      stored.add(word)
    }
  }
  await store.close()
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
  expect(acknowledged.filter((word) => !stored.has(word))).toEqual([])
  process.stdout.write(`killed ${ROUNDS} times: ${acknowledged.length} acknowledged updates, 0 lost\n`)
  await rm(folder, { recursive: true })
})
