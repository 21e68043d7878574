import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { startServer } from '../startServer.ts'
import { AuditTable } from '../storage/sqlite/AuditTable.ts'
import { openDatabase } from '../storage/sqlite/openDatabase.ts'
import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import { asOfVersion } from '../storage/testing/asOfVersion.ts'
import { tryLockFolder } from '../tryLockFolder.ts'
import { backUp } from './backUp.ts'
import { checkAgainst } from './checkAgainst.ts'
import { readManifest, type Manifest } from './Manifest.ts'
import { restore } from './restore.ts'
import { DeskOnDisk, everythingIn, flipBit, rowsOf, silent } from './testing/DeskOnDisk.ts'
import { verifyStore } from './verifyStore.ts'

let desk: DeskOnDisk
let ids: readonly string[]
let backup: string
let manifest: Manifest
beforeAll(async () => {
  desk = await DeskOnDisk.open()
  ids = await desk.fill()
  for (const id of ids) await desk.keepVersion(id, 'Vor dem Schnitt')
  await desk.server.store.addAuditEntry({
    at: 1,
    person: 'anna',
    article: null,
    what: 'update-refused',
    detail: { code: 4403 },
  })
  backup = await desk.backUp('backup')
  const read = await readManifest(backup)
  if (!read.ok) throw new Error(read.problem)
  manifest = read.manifest
})
afterAll(() => desk.close())

const restoreTo = (dataDir: string, folder = backup, now = Date.now()) =>
  restore({ folder, dataDir, now: () => now, tell: silent, patience: 200 })

/** A data folder of an installation that nobody runs: that of the backup, in its first life. */
async function installation(name: string): Promise<string> {
  const dataDir = desk.place(name)
  await cp(backup, dataDir, { recursive: true })
  await rm(join(dataDir, 'manifest.json'))
  return dataDir
}

function change(path: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(path)
  for (const statement of statements) database.exec(statement)
  database.close()
}

async function serve(dataDir: string) {
  const config = readConfig({ STET_DATA_DIR: dataDir, PORT: '0', STET_DEMO: '0' }, '/')
  if (!config.ok) throw new Error('no configuration')
  return startServer(config.config, pino({ level: 'silent' }), desk.place('web'), (error) => {
    throw error
  })
}

async function asked(address: string, id: string) {
  const headers = { cookie: desk.server.cookieOf('reporter') }
  const answer = await fetch(`${address}/api/articles/${id}?view=markup`, { headers })
  return { status: answer.status, article: ((await answer.json()) as { article: unknown }).article }
}

const epochsIn = (dataDir: string) =>
  (rowsOf(join(dataDir, 'stet.sqlite'), 'articles') as { id: string; epoch: number }[]).map(
    ({ epoch }) => epoch,
  )
/** A trigger as this version makes it. */
function triggerOf(name: string): string {
  const fresh = openDatabase(':memory:')
  const sql = fresh.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)?.['sql']
  fresh.close()
  return String(sql)
}

/** An entry that is younger than the backup. */
function addLater(dataDir: string): void {
  const database = openDatabase(join(dataDir, 'stet.sqlite'))
  new AuditTable(database).add({ at: 2, person: 'ben', article: null, what: 'later', detail: {} })
  database.close()
}
const auditIn = (dataDir: string) =>
  rowsOf(join(dataDir, 'stet.sqlite'), 'audit') as { what: string; detail: string }[]

describe('restore on an empty machine', () => {
  it('[S82] [S83] brings back every article and version, by its hash, with what is on record and who is signed in', async () => {
    const dataDir = desk.place('empty-machine')
    const result = await restoreTo(dataDir)
    expect(result).toEqual({
      kind: 'restored',
      keptIn: null,
      notes: [],
      report: { equal: ids.length, writtenSince: 0, problems: [] },
    })
    expect(await verifyStore(dataDir, manifest, silent)).toEqual({ articles: ids.length, problems: [] })
    for (const table of ['snapshots', 'updates', 'decisions', 'versions', 'comment_threads', 'comments']) {
      const path = join(backup, 'stet.sqlite')
      expect(rowsOf(path, table)).not.toEqual([])
      expect(rowsOf(join(dataDir, 'stet.sqlite'), table)).toEqual(rowsOf(path, table))
    }
    expect((await readdir(dataDir)).toSorted()).toEqual(['accounts.sqlite', 'lock', 'secret', 'stet.sqlite'])

    const server = await serve(dataDir)
    for (const id of ids) {
      const [now, then] = await Promise.all(
        [server.address, desk.address].map((address) => asked(address, id)),
      )
      expect(now).toMatchObject({ status: 200 })
      expect(now?.article).toEqual(then?.article)
    }
    await server.close()
  })

  it('[S86] twice on empty machines gives two lives, although nothing is left that tells of the first', async () => {
    const first = desk.place('first-machine')
    await restoreTo(first, backup, 1_800_000_000_000)
    const second = desk.place('second-machine')
    await restoreTo(second, backup, 1_800_000_000_001)
    expect(new Set(epochsIn(first))).toEqual(new Set([1_800_000_000_000]))
    expect(new Set(epochsIn(second))).toEqual(new Set([1_800_000_000_001]))
  })
})

describe('restore over an installation', () => {
  it('[S84] keeps what was there, whole; a backup of that can be restored again', async () => {
    const dataDir = await installation('kept')
    await writeFile(join(dataDir, 'first-admin.txt'), 'admin')
    const before = await everythingIn(dataDir)
    const result = await restoreTo(dataDir)
    const keptIn = result.kind === 'restored' ? (result.keptIn ?? '') : ''
    expect(keptIn).toMatch(/replaced-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/)
    const kept = await everythingIn(keptIn)
    for (const [path, bytes] of Object.entries(before ?? {})) {
      expect(kept?.[path.replace(dataDir, keptIn)]).toBe(bytes)
    }
    expect(existsSync(join(dataDir, 'first-admin.txt'))).toBe(false)
    const again = desk.place('of-kept')
    expect(await backUp({ dataDir: keptIn, folder: again, now: Date.now, tell: silent })).toMatchObject({
      ok: true,
    })
    expect(await restoreTo(dataDir, again)).toMatchObject({ kind: 'restored', report: { problems: [] } })
  })

  it('[S86] passes every epoch that the replaced store had', async () => {
    const dataDir = await installation('later-epochs')
    const [first = ''] = ids
    change(join(dataDir, 'stet.sqlite'), `UPDATE articles SET epoch = 9000000000000 WHERE id = '${first}'`)
    await restoreTo(dataDir, backup, 1_800_000_000_000)
    const rows = rowsOf(join(dataDir, 'stet.sqlite'), 'articles') as { id: string; epoch: number }[]
    for (const { id, epoch } of rows) expect(epoch).toBe(id === first ? 9_000_000_000_001 : 1_800_000_000_000)
  })

  it('[S88] takes back neither the audit log nor the end of a session, and is on record itself', async () => {
    const dataDir = await installation('records')
    const sessions = rowsOf(join(dataDir, 'accounts.sqlite'), 'session') as { id: string }[]
    addLater(dataDir)
    change(
      join(dataDir, 'accounts.sqlite'),
      `DELETE FROM session WHERE id = '${sessions[0]?.id}'`,
      `UPDATE session SET id = 'begun-since' WHERE id = '${sessions[1]?.id}'`,
    )
    await restoreTo(dataDir, backup, 1_800_000_000_000)
    expect(auditIn(dataDir).map(({ what }) => what)).toEqual(['update-refused', 'later', 'restored'])
    expect(JSON.parse(auditIn(dataDir).at(-1)?.detail ?? '')).toEqual({
      backupOf: manifest.at,
      keptIn: 'replaced-2027-01-15T08-00-00-000Z',
    })
    const after = rowsOf(join(dataDir, 'accounts.sqlite'), 'session') as { id: string }[]
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(['begun-since', sessions[2]?.id]))
    expect((await verifyStore(dataDir, null, silent)).problems).toEqual([])
    expect(await checkAgainst(dataDir, backup)).toEqual([])
  })

  it('[S88] [S90] leaves the chain as others have noted it, also of a store before there was one', async () => {
    const dataDir = await installation('noted')
    addLater(dataDir)
    const hashes = () =>
      (rowsOf(join(dataDir, 'stet.sqlite'), 'audit', 'hash') as { hash: string }[]).map(({ hash }) => hash)
    const noted = hashes()
    asOfVersion(join(dataDir, 'stet.sqlite'), 3)
    expect(await restoreTo(dataDir)).toMatchObject({ kind: 'restored', notes: [], report: { problems: [] } })
    expect(hashes().slice(0, 2)).toEqual(noted)
    expect(hashes()).toHaveLength(3)
  })

  it('[S81] [S90] a log that was broken before the backup hinders neither that nor its restore', async () => {
    const broken = await installation('broken')
    change(
      join(broken, 'stet.sqlite'),
      'DROP TRIGGER audit_stays',
      "UPDATE audit SET person = 'eve'",
      triggerOf('audit_stays'),
    )
    const kept = desk.place('of-broken')
    expect(await backUp({ dataDir: broken, folder: kept, now: Date.now, tell: silent })).toMatchObject({
      ok: true,
      damaged: [
        { article: null, what: expect.stringMatching(/^the audit log breaks at entry 1/), isOld: true },
      ],
    })
    expect(await restoreTo(desk.place('broken-machine'), kept)).toMatchObject({ kind: 'restored' })
  })

  it('[S88] [U8] tells what was purged since the backup, and carries over the log with what the purge took from it', async () => {
    const dataDir = await installation('purged-since')
    const [id = ''] = ids
    const store = await openSqliteStore({ path: join(dataDir, 'stet.sqlite'), now: Date.now })
    const note = { at: 1, person: 'ben', article: id, what: 'transition', detail: { reason: 'Graf' } }
    await store.addAuditEntry(note)
    const words = { text: 'Graf', isPart: false }
    await store.purgeText(id, { words, by: 'chief', reason: 'Auf Wunsch', at: 86_400_000 })
    await store.close()
    expect(await restoreTo(dataDir)).toMatchObject({
      kind: 'restored',
      notes: [`article ${id} has again what was purged from it on 1970-01-02T00:00:00.000Z: purge it again`],
      report: { problems: [] },
    })
    expect(auditIn(dataDir).map(({ what, detail }) => [what, detail.includes('Graf')])).toEqual([
      ['update-refused', false],
      ['transition', false],
      ['text-purged', false],
      ['restored', false],
    ])
    expect((await verifyStore(dataDir, null, silent)).problems).toEqual([])
  })

  it('[S88] brings back what people were told and chose, and sends no mail a second time', async () => {
    const mailing = await installation('mailing')
    change(
      join(mailing, 'stet.sqlite'),
      `INSERT INTO notifications SELECT 7, 'ben', key, NULL, 'assigned', 'anna', 1, '{}', 0 FROM articles LIMIT 1`,
      'INSERT INTO mails VALUES (7, 1, 0)',
      `INSERT INTO notification_settings VALUES ('ben', 'en', '{"reply":true}')`,
    )
    const kept = desk.place('of-mailing')
    expect(await backUp({ dataDir: mailing, folder: kept, now: Date.now, tell: silent })).toMatchObject({
      ok: true,
    })
    const dataDir = desk.place('mailing-machine')
    expect(await restoreTo(dataDir, kept)).toMatchObject({ kind: 'restored' })
    const restored = (table: string) => rowsOf(join(dataDir, 'stet.sqlite'), table)
    expect(rowsOf(join(kept, 'stet.sqlite'), 'mails')).toHaveLength(1)
    expect(restored('mails')).toEqual([])
    expect(restored('notifications')).toMatchObject([{ key: 7, person: 'ben' }])
    expect(restored('notification_settings')).toMatchObject([{ person: 'ben', language: 'en' }])
  })

  it('[S88] takes over nothing of another installation, and drops its sessions of people whom the backup does not have', async () => {
    const dataDir = await installation('other-installation')
    change(
      join(dataDir, 'stet.sqlite'),
      'DROP TRIGGER audit_stays',
      "UPDATE audit SET person = 'somebody else'",
    )
    addLater(dataDir)
    change(
      join(dataDir, 'accounts.sqlite'),
      'PRAGMA foreign_keys = OFF',
      "UPDATE user SET id = 'x' || id",
      "UPDATE session SET userId = 'x' || userId",
    )
    expect(await restoreTo(dataDir)).toMatchObject({ kind: 'restored', notes: [] })
    expect(auditIn(dataDir).map(({ what }) => what)).toEqual(['update-refused', 'restored'])
    expect(rowsOf(join(dataDir, 'accounts.sqlite'), 'session')).toEqual([])
  })

  it('[S84] [S88] works where what is there cannot be read, and says what that means', async () => {
    const dataDir = await installation('ruins')
    await writeFile(join(dataDir, 'stet.sqlite'), 'no database')
    await truncate(join(dataDir, 'accounts.sqlite'), 5_000)
    const result = await restoreTo(dataDir)
    expect(result).toMatchObject({
      kind: 'restored',
      notes: [
        expect.stringContaining('does not tell the epochs'),
        expect.stringContaining('does not give its audit log'),
        expect.stringContaining('everybody has to sign in again'),
      ],
      report: { equal: ids.length, problems: [] },
    })
    const keptIn = result.kind === 'restored' ? (result.keptIn ?? '') : ''
    expect(await readFile(join(keptIn, 'stet.sqlite'), 'utf8')).toBe('no database')
  })
})

async function edit(folder: string, work: (value: Manifest) => object): Promise<void> {
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(work(manifest)))
}

describe('a backup that is not as it should be', () => {
  const damage: readonly (readonly [
    what: string,
    says: RegExp,
    work: (folder: string) => Promise<void> | void,
  ])[] = [
    [
      'a flipped bit in the articles',
      /stet.sqlite is not what the manifest says/,
      (folder) => flipBit(join(folder, 'stet.sqlite')),
    ],
    [
      'a flipped bit in the accounts',
      /accounts.sqlite is not what/,
      (folder) => flipBit(join(folder, 'accounts.sqlite')),
    ],
    [
      'a file that is cut short',
      /stet.sqlite is not what/,
      (folder) => truncate(join(folder, 'stet.sqlite'), 8192),
    ],
    ['a missing database', /accounts.sqlite is missing/, (folder) => rm(join(folder, 'accounts.sqlite'))],
    ['a missing secret', /secret is missing/, (folder) => rm(join(folder, 'secret'))],
    ['no manifest', /no manifest.json/, (folder) => rm(join(folder, 'manifest.json'))],
    ['half a manifest', /manifest.json is damaged/, (folder) => truncate(join(folder, 'manifest.json'), 300)],
    [
      'a newer format',
      /format 2.*newer Stet/,
      (folder) => edit(folder, (value) => ({ ...value, format: 2, files: [] })),
    ],
    ['a newer store', /store 99.*newer Stet/, (folder) => edit(folder, (value) => ({ ...value, store: 99 }))],
    [
      'a newer form of articles',
      /schema 7.*newer Stet/,
      (folder) => edit(folder, (value) => ({ ...value, schema: 7 })),
    ],
    [
      'a manifest without a database',
      /damaged in its lists/,
      (folder) => edit(folder, (value) => ({ ...value, files: value.files.slice(1) })),
    ],
    [
      'a manifest that names a file elsewhere',
      /manifest.json is damaged at files.0.name/,
      (folder) => edit(folder, (value) => ({ ...value, files: [{ ...value.files[0], name: '../secret' }] })),
    ],
    [
      'the hash of another article',
      /: it is not what the manifest says/,
      (folder) =>
        edit(folder, (value) => ({
          ...value,
          articles: value.articles.map((article) => ({ ...article, hash: value.articles[0]?.hash ?? '' })),
        })),
    ],
    [
      'a log of which the end is missing',
      /the audit log ends at 1; it had 2, as the manifest says/,
      (folder) =>
        edit(folder, ({ records, ...value }) => ({
          ...value,
          ...(records && { records: { ...records, audit: { ...records.audit, last: 2 } } }),
        })),
    ],
    [
      'another record of decisions',
      /the record of decisions is not, up to 1, what the manifest says/,
      (folder) =>
        edit(folder, ({ records, ...value }) => ({
          ...value,
          ...(records && { records: { ...records, decisions: { last: 1, hash: '0'.repeat(64) } } }),
        })),
    ],
    [
      'an article too few in the manifest',
      /: the manifest does not have it/,
      (folder) => edit(folder, (value) => ({ ...value, articles: value.articles.slice(1) })),
    ],
    [
      'an article too many in the manifest',
      /: it is missing/,
      (folder) =>
        edit(folder, (value) => ({
          ...value,
          articles: [...value.articles, { id: 'none', epoch: 1, hash: null }],
        })),
    ],
  ]

  it.each(damage)('[S83] %s: refused, nothing is touched', async (what, says, work) => {
    const folder = desk.place(`bad ${what}`)
    await cp(backup, folder, { recursive: true })
    await work(folder)
    const dataDir = await installation(`data of ${what}`)
    const before = await everythingIn(dataDir)
    const result = await restoreTo(dataDir, folder)
    expect(result.kind).toBe('refused')
    expect(result.kind === 'refused' ? result.problems.join('\n') : '').toMatch(says)
    expect(await everythingIn(dataDir)).toEqual(before)
    const fresh = desk.place(`fresh ${what}`)
    expect((await restoreTo(fresh, folder)).kind).toBe('refused')
    expect(existsSync(fresh)).toBe(false)
  })
})

describe('two at once', () => {
  it('[S83] refuses a second restore while one is under way', async () => {
    const dataDir = await installation('busy')
    await mkdir(join(dataDir, 'restoring'))
    const letGo = tryLockFolder(join(dataDir, 'restoring'), 0)
    const before = await everythingIn(dataDir)
    expect(await restoreTo(dataDir)).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining('another restore')],
    })
    expect(await everythingIn(dataDir)).toEqual(before)
    letGo?.()
  })

  it('[S87] gives up where somebody has the folder who does not answer, and touches nothing', async () => {
    const dataDir = await installation('deaf')
    const letGo = tryLockFolder(dataDir, 0)
    const before = await everythingIn(dataDir)
    expect(await restoreTo(dataDir)).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining('does not take it over')],
    })
    expect(await everythingIn(dataDir)).toEqual(before)
    letGo?.()
  })

  it('[S87] does it itself when the server ends before it has begun', async () => {
    const dataDir = await installation('ending')
    const letGo = tryLockFolder(dataDir, 0)
    const restoring = restore({ folder: backup, dataDir, now: Date.now, tell: silent, patience: 60_000 })
    while (!existsSync(join(dataDir, 'restoring', 'request.json')))
      await new Promise((resolve) => setTimeout(resolve, 5))
    letGo?.()
    expect(await restoring).toMatchObject({ kind: 'restored', report: { equal: ids.length, problems: [] } })
  })
})
