import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { LogReader } from '../storage/sqlite/LogReader.ts'
import { buildDocument } from '../sync/buildDocument.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { backUp } from './backUp.ts'
import { hashOfDocument } from './hashOfDocument.ts'
import { readManifest, type Manifest } from './Manifest.ts'
import { DeskOnDisk, rowsOf, silent } from './testing/DeskOnDisk.ts'
import { verifyStore } from './verifyStore.ts'

let desk: DeskOnDisk
let ids: readonly string[]
beforeAll(async () => {
  desk = await DeskOnDisk.open()
  ids = await desk.fill()
  for (const id of ids) await desk.keepVersion(id, 'Vor dem Schnitt')
})
afterAll(() => desk.close())

const backUpTo = (folder: string, dataDir = desk.dataDir, tell: (line: string) => void = silent) =>
  backUp({ dataDir, folder, now: Date.now, tell })

async function manifestOf(folder: string): Promise<Manifest> {
  const read = await readManifest(folder)
  if (!read.ok) throw new Error(read.problem)
  return read.manifest
}

function documentIn(folder: string, id: string): Y.Doc {
  const database = new DatabaseSync(join(folder, 'stet.sqlite'), { readOnly: true })
  const stored = new LogReader(database).read(id)
  database.close()
  const doc = stored.ok ? buildDocument({ ...stored, tail: stored.rows.map(({ bytes }) => bytes) }) : null
  if (!doc) throw new Error(`${id} does not load`)
  return doc
}

describe('backUp', () => {
  it('[S80] [S82] holds every article as the live documents have it, what is on record, and the accounts', async () => {
    const folder = await desk.backUp('whole')
    const { articles, files } = await manifestOf(folder)
    expect(articles.map(({ id }) => id)).toEqual(ids.toSorted())
    for (const { id, hash, epoch } of articles) {
      const live = await desk.server.articles.rooms.read(id, hashOfDocument)
      expect(live).toEqual({ ok: true, value: hash })
      expect(epoch).toBe(1)
    }
    expect(files.map(({ name }) => name)).toEqual(['stet.sqlite', 'accounts.sqlite', 'secret'])
    const original = join(desk.dataDir, 'stet.sqlite')
    for (const [table, columns] of [
      // Headline, length and authors follow a second after the text, perhaps behind the backup.
      ['articles', 'id, epoch, schema_version, state, language, desk, metadata, created_by, created_at'],
      ['decisions', '*'],
      ['audit', '*'],
      ['versions', '*'],
    ] as const) {
      expect(rowsOf(join(folder, 'stet.sqlite'), table, columns)).toEqual(rowsOf(original, table, columns))
    }
    expect(rowsOf(join(folder, 'stet.sqlite'), 'decisions')).toHaveLength(1)
    expect(rowsOf(join(folder, 'stet.sqlite'), 'versions').length).toBeGreaterThanOrEqual(ids.length)
    expect(rowsOf(join(folder, 'accounts.sqlite'), 'user')).toHaveLength(3)
  })

  it('[S80] is of one moment while somebody types, and holds what was saved before', async () => {
    const id = await desk.article('Flut')
    const writer = await StockWriter.open(desk.address, id, desk.server.cookieOf('reporter'))
    let typed = 0
    const typing = setInterval(() => {
      writer.write('lead', `${typed} `)
      typed += 1
    }, 1)
    const saved = async () => {
      const read = await desk.server.store.load(id)
      const doc = read.ok ? buildDocument(read.document) : null
      return doc?.getText('lead').toString() ?? ''
    }
    while ((await saved()).length < 200) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = await saved()
    const folder = await desk.backUp('typing')
    clearInterval(typing)
    writer.leave()
    const held = documentIn(folder, id).getText('lead').toString()
    expect(held.startsWith(before)).toBe(true)
    expect((await saved()).length).toBeGreaterThan(held.length)
    expect(await verifyStore(folder, await manifestOf(folder), silent)).toEqual({
      articles: ids.length + 1,
      problems: [],
    })
  })

  it('[S81] needs nothing beside its files, and nobody else may read them', async () => {
    const folder = await desk.backUp('alone')
    expect(await readdir(folder)).toEqual(['accounts.sqlite', 'manifest.json', 'secret', 'stet.sqlite'])
    expect((await stat(folder)).mode & 0o077).toBe(0)
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
    await verifyStore(folder, null, silent)
    expect(await readdir(folder)).toHaveLength(4)
  })

  it('[S81] overwrites nothing: no backup, no half one, no other folder, no file', async () => {
    const folder = await desk.backUp('first')
    expect(await backUpTo(folder)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('a backup already')],
    })
    await rm(join(folder, 'manifest.json'))
    expect(await backUpTo(folder)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('is not empty')],
    })
    expect(await readdir(folder)).toHaveLength(3)
    const file = desk.place('file')
    await writeFile(file, 'x')
    expect(await backUpTo(file)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('is no folder')],
    })
    const empty = desk.place('empty')
    await mkdir(empty)
    expect(await backUpTo(empty)).toMatchObject({ ok: true, damaged: [] })
  })

  it('[S81] says where there is no Stet, and makes no folder', async () => {
    const folder = desk.place('of-nothing')
    expect(await backUpTo(folder, desk.place('nowhere'))).toMatchObject({ ok: false })
    expect(existsSync(folder)).toBe(false)
  })

  it('[S81] what fails takes away what it wrote', async () => {
    const half = desk.place('half-installation')
    await desk.backUp('half-installation')
    await rm(join(half, 'accounts.sqlite'))
    const folder = desk.place('of-half')
    expect(await backUpTo(folder, half)).toEqual({ ok: false, problems: ['accounts.sqlite is not there'] })
    expect(existsSync(folder)).toBe(false)
  })

  it('[S81] holds an article that was damaged before as it is, and says so', async () => {
    const dataDir = await desk.backUp('damaged-data')
    const database = new DatabaseSync(join(dataDir, 'stet.sqlite'))
    const [id = ''] = ids
    database
      .prepare(
        'UPDATE snapshots SET bytes = zeroblob(9) WHERE article = (SELECT key FROM articles WHERE id = ?)',
      )
      .run(id)
    database.close()
    const folder = desk.place('of-damaged')
    expect(await backUpTo(folder, dataDir)).toMatchObject({
      ok: true,
      damaged: [{ article: id, what: 'the snapshot does not match its checksum' }],
    })
    expect((await manifestOf(folder)).articles.find((article) => article.id === id)?.hash).toBeNull()
  })

  it('tells how far it is where that takes long', async () => {
    const lines: string[] = []
    const dataDir = await desk.backUp('long')
    const database = new DatabaseSync(join(dataDir, 'stet.sqlite'))
    database.exec('INSERT INTO probes (bytes) VALUES (zeroblob(16777216))')
    database.close()
    await backUpTo(desk.place('of-long'), dataDir, (line) => lines.push(line))
    const last = lines.findLast((line) => line.startsWith('  stet.sqlite: '))
    expect(last).toMatch(/^ {2}stet.sqlite: (90|100) %$/)
  })
})

/** KiB; a little more than the backup needs. */
const DISK = 448

/** A tmpfs of so many KiB; null where this process may not mount one. */
async function tinyDisk(kibibytes: number): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
}

const disk = process.platform === 'linux' ? await tinyDisk(DISK) : null
afterAll(async () => {
  if (disk === null) return
  execFileSync('umount', ['-l', disk], { stdio: 'ignore' })
  await rm(disk, { recursive: true })
})

// Only who may mount a disk can fill one.
describe.each(disk === null ? [] : [disk])('on a disk of its own', (place) => {
  it('[S81] a full disk ends it with these words, and leaves nothing that looks like a backup', async () => {
    // In each file, in the check and in the manifest: wherever it runs out.
    const outcomes = new Set<boolean>()
    const filler = join(place, 'filler')
    const folder = join(place, 'backup')
    for (let kibibytes = DISK; kibibytes >= 0; kibibytes -= 4) {
      await writeFile(filler, new Uint8Array(kibibytes * 1024))
      const result = await backUpTo(folder)
      outcomes.add(result.ok)
      expect(result.ok || result.problems.join()).toBe(result.ok || `the disk of ${folder} is full`)
      expect(existsSync(folder)).toBe(result.ok)
      await rm(folder, { recursive: true, force: true })
      await rm(filler)
    }
    expect(outcomes).toEqual(new Set([false, true]))
  })
})
