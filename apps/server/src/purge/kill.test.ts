import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqliteStore, type SqliteStore } from '../storage/sqlite/SqliteStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { NAME, storeNamedArticle } from './testing/namedArticle.ts'
import { tracesIn } from './testing/tracesIn.ts'

const ROUNDS = 10
const VERSIONS = 40
const WORDS = { text: NAME, isPart: false }

let scratch: string
let origin: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'stet-purge-'))
  origin = join(scratch, 'origin')
  const store = await openIn(origin)
  await storeNamedArticle(store, VERSIONS)
  await store.close()
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function openIn(folder: string): Promise<SqliteStore> {
  await mkdir(folder, { recursive: true })
  return openSqliteStore({ path: join(folder, 'stet.sqlite'), now: Date.now })
}

/** Purges in a process of its own; `kill` is awaited when it has begun, then it is killed; null: it comes to its end. */
async function purgeUntil(
  folder: string,
  kill: ((said: () => string) => Promise<void>) | null,
): Promise<void> {
  const script = join(import.meta.dirname, 'testing/killedPurge.ts')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, join(folder, 'stet.sqlite')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  const closed = once(child, 'close')
  await once(child.stdout, 'data')
  if (kill !== null) {
    await kill(() => said)
    child.kill('SIGKILL')
  }
  await closed
}

it(`[U7] all of it or nothing is done when the process is killed, at ${ROUNDS} moments; the next start removes the traces`, async () => {
  const whole = join(scratch, 'whole')
  await cp(origin, whole, { recursive: true })
  const since = performance.now()
  await purgeUntil(whole, null)
  const duration = performance.now() - since
  for (let round = 0; round <= ROUNDS; round += 1) {
    const folder = join(scratch, `round-${round}`)
    await cp(origin, folder, { recursive: true })
    await purgeUntil(folder, async (said) => {
      if (round < ROUNDS) await pause((duration / 2) * (round / ROUNDS))
      else await eventually(() => said().includes('purged'))
    })
    expect(round < ROUNDS ? ['nothing', 'all'] : ['all']).toContain(await outcomeIn(folder))
  }
})

async function outcomeIn(folder: string): Promise<string> {
  const store = await openIn(folder)
  try {
    const found = await store.findText('named', WORDS)
    const row = await store.getArticle('named')
    const audit = await store.listAudit({ limit: 10 })
    const other = await store.load('other')
    if (!found.ok || !row || !other.ok || other.document.tail.length !== VERSIONS) return 'half'
    const { places } = found
    const isThere = places.live === 1 && places.versions === VERSIONS
    if (isThere && row.epoch === 1 && audit.records.length === 0) return 'nothing'
    const isGone = Object.values(places).every((count) => count === 0)
    if (!isGone || row.epoch !== 1_000 || audit.records.length !== 1) return 'half'
    expect(await store.scrub()).toBe(true)
    expect(tracesIn(folder, NAME)).toEqual([])
    return 'all'
  } finally {
    await store.close()
  }
}

it('[U7] a full disk leaves everything as it was, and says so', async () => {
  const folder = join(scratch, 'full')
  await cp(origin, folder, { recursive: true })
  const store = await openIn(folder)
  await store.limitGrowth(0)
  const order = { words: WORDS, by: 'chief', reason: 'Auf Wunsch', at: 1_000 }
  // What is taken away makes room, so that a purge alone may fit: another article takes it.
  await expect(store.purgeText('named', { ...order, reason: 'x'.repeat(4_000_000) })).rejects.toThrow(
    expect.objectContaining({ name: 'StoreUnwritable', kind: 'full' }),
  )
  expect(await store.findText('named', WORDS)).toMatchObject({ places: { live: 1, versions: VERSIONS } })
  await store.limitGrowth(null)
  expect(await store.purgeText('named', order)).toMatchObject({ ok: true, places: { live: 1 } })
  await store.close()
})

it('[U2] says that traces are left while somebody reads the file, and removes them when they can be', async () => {
  const folder = join(scratch, 'busy')
  await cp(origin, folder, { recursive: true })
  const store = await openIn(folder)
  const reader = new DatabaseSync(join(folder, 'stet.sqlite'))
  reader.exec('BEGIN; SELECT count(*) FROM articles')
  reader.prepare('SELECT count(*) FROM articles').get()
  await store.purgeText('named', { words: WORDS, by: 'chief', reason: 'Auf Wunsch', at: 1_000 })
  expect(await store.scrub()).toBe(false)
  expect(tracesIn(folder, NAME)).not.toEqual([])
  reader.close()
  expect(await store.scrub()).toBe(true)
  expect(tracesIn(folder, NAME)).toEqual([])
  await store.close()
})
