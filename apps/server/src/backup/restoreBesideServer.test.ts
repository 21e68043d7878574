import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { articleAnswerSchema } from '@stet/protocol'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { tryLockFolder } from '../tryLockFolder.ts'
import { readConfig } from '../config.ts'
import { startServer, type RunningServer } from '../startServer.ts'
import { RawClient } from '../sync/testing/RawClient.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { exchangeFiles } from './exchangeFiles.ts'
import { readManifest } from './Manifest.ts'
import { restoringPlaces } from './restoringPlaces.ts'
import { stageBackup } from './stageBackup.ts'
import { putRequest, readOutcome } from './RestoreRequest.ts'
import { restore } from './restore.ts'
import { backUp } from './backUp.ts'
import { DeskOnDisk, silent } from './testing/DeskOnDisk.ts'

let desk: DeskOnDisk
let ids: readonly string[]
let origin: string
beforeAll(async () => {
  desk = await DeskOnDisk.open()
  ids = await desk.fill()
  origin = await desk.backUp('origin')
})
afterAll(() => desk.close())

let dataDir: string
let server: RunningServer
let count = 0
beforeEach(async () => {
  count += 1
  dataDir = desk.place(`data-${count}`)
  await cp(origin, dataDir, { recursive: true })
  await rm(join(dataDir, 'manifest.json'))
  server = await serve()
})
afterEach(() => server.close())

async function serve(): Promise<RunningServer> {
  const config = readConfig({ STET_DATA_DIR: dataDir, PORT: '0', STET_DEMO: '0' }, '/')
  if (!config.ok) throw new Error('no configuration')
  return startServer(config.config, pino({ level: 'silent' }), desk.place('web'), (error) => {
    throw error
  })
}

const cookie = () => desk.server.cookieOf('reporter')
const headers = () => ({ cookie: cookie(), origin: server.address })

async function metadataOf(id: string) {
  const answer = await fetch(`${server.address}/api/articles/${id}`, { headers: headers() })
  return articleAnswerSchema.parse(await answer.json())
}

/** A tab as ours are: it names its epoch and asks for durable answers. */
function open(id: string, client: number, epoch: number, doc?: Y.Doc): Promise<RawClient> {
  const query = `edit=${client}&suggest=${client + 1}&schema=1&epoch=${epoch}&ack=1`
  return RawClient.open(`${server.address.replace('http', 'ws')}/sync/${id}?${query}`, headers(), doc)
}

async function backUpNow(name: string): Promise<string> {
  const folder = desk.place(`${name}-${count}`)
  const result = await backUp({ dataDir, folder, now: Date.now, tell: silent })
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return folder
}

const restoreFrom = (folder: string) =>
  restore({ folder, dataDir, now: Date.now, tell: silent, patience: 60_000 })

describe('restore while the server runs', () => {
  it('[S82] [S86] [S87] a tab that was open is sent away and does not bring its text back', async () => {
    const [id = ''] = ids
    const tab = await (await open(id, 1001, 1)).synced()
    tab.write(1001, (doc) => doc.getText('headline').insert(0, 'Behalten: '))
    await tab.acknowledged(1)
    const folder = await backUpNow('before')
    tab.write(1001, (doc) => doc.getText('headline').insert(0, 'Verleumdung! '))
    await tab.acknowledged(2)
    expect((await metadataOf(id)).article.headline).toBe('Verleumdung! Behalten: Hafen')

    const result = await restoreFrom(folder)
    expect(result).toMatchObject({
      kind: 'restored',
      report: { equal: ids.length, writtenSince: 0, problems: [] },
    })
    expect(await tab.ending).toEqual({ code: 4410 })
    const again = await open(id, 1001, 1, tab.doc)
    expect(await again.ending).toEqual({ code: 4410 })
    const restored = await metadataOf(id)
    expect(restored.article.headline).toBe('Behalten: Hafen')
    expect(restored.epoch).toBeGreaterThan(1)

    // Whoever begins anew writes in the new life, and that is kept.
    const fresh = await (await open(id, 2001, restored.epoch)).synced()
    expect(fresh.doc.getText('headline').toString()).toBe('Behalten: Hafen')
    fresh.write(2001, (doc) => doc.getText('headline').insert(0, 'Neu. '))
    await fresh.acknowledged(3)
    expect((await metadataOf(id)).article.headline).toBe('Neu. Behalten: Hafen')
    fresh.close()
  })

  it('[S86] a stock client, which names no epoch, is told to stay away, and does', async () => {
    const [id = ''] = ids
    const folder = await backUpNow('before')
    const writer = await StockWriter.open(server.address, id, cookie())
    writer.write('headline', ' brennt')
    await eventually(async () => (await metadataOf(id)).article.headline === 'Hafen brennt')
    const sentAway = writer.sentAway()
    expect(await restoreFrom(folder)).toMatchObject({ kind: 'restored' })
    expect(await sentAway).toBe(4410)
    expect((await metadataOf(id)).article.headline).toBe('Hafen')
    writer.leave()
  })

  it('[S87] goes on where it was, keeps what was there beside it, and can do it again', async () => {
    const before = server.address
    for (const round of [1, 2]) {
      expect(await restoreFrom(origin)).toMatchObject({ kind: 'restored', report: { problems: [] } })
      expect(server.address).toBe(before)
      expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
      expect((await readdir(dataDir)).filter((name) => name.startsWith('replaced-'))).toHaveLength(round)
      expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
    }
  })

  it('[S87] takes nothing that is staged in the form of another version, and says so', async () => {
    await mkdir(join(dataDir, 'restoring'))
    const letGo = tryLockFolder(join(dataDir, 'restoring'), 0)
    await putRequest(dataDir, { store: 99, at: 1, backupOf: new Date(0).toISOString(), keptIn: 'replaced-x' })
    await eventually(() => readOutcome(dataDir) !== null)
    expect(readOutcome(dataDir)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('another version'),
    })
    letGo?.()
  })

  it('[S85] completes at its start an exchange that was cut short', async () => {
    await server.close()
    const { staged } = restoringPlaces(dataDir)
    const read = await readManifest(origin)
    if (!read.ok) throw new Error(read.problem)
    await stageBackup(origin, read.manifest, staged, 7_000)
    let steps = 0
    const exchange = () =>
      exchangeFiles(dataDir, 'replaced-x', () => {
        steps += 1
        if (steps === 4) throw new Error('the power fails')
      })
    expect(exchange).toThrow('the power fails')
    expect(existsSync(join(dataDir, 'stet.sqlite'))).toBe(false)
    server = await serve()
    expect((await metadataOf(ids[0] ?? '')).epoch).toBe(7_000)
    expect((await readdir(join(dataDir, 'replaced-x'))).toSorted()).toEqual([
      'accounts.sqlite',
      'secret',
      'stet.sqlite',
    ])
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
  })

  it('[S87] removes at its start what a command left that was ended', async () => {
    await server.close()
    await mkdir(join(dataDir, 'restoring', 'new'), { recursive: true })
    await putRequest(dataDir, {
      store: STORE_VERSION,
      at: 1,
      backupOf: new Date(0).toISOString(),
      keptIn: 'replaced-x',
    })
    server = await serve()
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
    expect((await metadataOf(ids[0] ?? '')).epoch).toBe(1)
  })
})
