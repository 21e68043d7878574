import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checksum } from '../storage/sqlite/checksum.ts'
import { openDatabase } from '../storage/sqlite/openDatabase.ts'
import { UpdateLog } from '../storage/sqlite/UpdateLog.ts'
import { checkAgainst } from './checkAgainst.ts'
import { VersionTable } from '../storage/sqlite/VersionTable.ts'
import { checkRestored } from './checkRestored.ts'
import { readManifest, type Manifest } from './Manifest.ts'
import { DeskOnDisk, flipBit, silent } from './testing/DeskOnDisk.ts'
import { verifyStore } from './verifyStore.ts'

let desk: DeskOnDisk
let ids: readonly string[]
let backup: string
let manifest: Manifest
beforeAll(async () => {
  desk = await DeskOnDisk.open()
  ids = await desk.fill()
  const { store } = desk.server
  for (const at of [1, 2, 3])
    await store.addAuditEntry({ at, person: 'anna', article: null, what: 'x', detail: {} })
  backup = await desk.backUp('backup')
  const read = await readManifest(backup)
  if (!read.ok) throw new Error(read.problem)
  manifest = read.manifest
})
afterAll(() => desk.close())

/** Bytes of a page of a database. */
const PAGE = 4096

let count = 0
async function copy(): Promise<{ folder: string; articles: string }> {
  count += 1
  const folder = desk.place(`copy-${count}`)
  await cp(backup, folder, { recursive: true })
  return { folder, articles: join(folder, 'stet.sqlite') }
}

/** A copy in which these statements were done by whoever owns the file. */
async function changed(file: string, ...statements: readonly string[]): Promise<string> {
  const { folder } = await copy()
  const database = new DatabaseSync(join(folder, file), { enableForeignKeyConstraints: false })
  for (const statement of statements) database.exec(statement)
  database.close()
  return folder
}

async function problemsOf(folder: string, against: Manifest | null = null): Promise<readonly string[]> {
  const { problems } = await verifyStore(folder, against, silent)
  return problems.map(({ article, what }) => (article === null ? what : `${article}: ${what}`))
}

describe('verifyStore', () => {
  it('[S89] finds nothing wrong in a data folder beside its server, nor in a backup', async () => {
    expect(await verifyStore(desk.dataDir, null, silent)).toEqual({ articles: ids.length, problems: [] })
    expect(await verifyStore(backup, manifest, silent)).toEqual({ articles: ids.length, problems: [] })
  })

  it('[S89] finds one flipped bit in a snapshot, and names the article', async () => {
    const { folder, articles } = await copy()
    const { id, bytes } = bytesOf(articles, 'snapshots')
    await flipBit(articles, bytes)
    expect(await problemsOf(folder)).toEqual([`${id}: the snapshot does not match its checksum`])
    expect(await problemsOf(folder, manifest)).toEqual([`${id}: the snapshot does not match its checksum`])
  })

  it('[S89] finds one flipped bit in an update', async () => {
    const { folder, articles } = await copy()
    const { id, bytes, sequence } = bytesOf(articles, 'updates')
    await flipBit(articles, bytes)
    expect(await problemsOf(folder)).toEqual([`${id}: update ${sequence} does not match its checksum`])
  })

  it('[S89] finds updates that build on what is missing, whatever their checksums say', async () => {
    const { folder, articles } = await copy()
    const { id } = bytesOf(articles, 'updates')
    const database = new DatabaseSync(articles)
    const empty = Y.encodeStateAsUpdate(new Y.Doc())
    database
      .prepare(
        'UPDATE snapshots SET bytes = ?, checksum = ? WHERE article = (SELECT key FROM articles WHERE id = ?)',
      )
      .run(empty, checksum(empty), id)
    database.close()
    expect(await problemsOf(folder)).toEqual([`${id}: its updates do not load whole`])
  })

  it('[S89] finds a damaged snapshot before the one in use, which hinders no restore', async () => {
    const { folder, articles } = await copy()
    const { id } = bytesOf(articles, 'snapshots')
    const database = new DatabaseSync(articles)
    database
      .prepare(
        'UPDATE earlier_snapshots SET bytes = zeroblob(9) WHERE article = (SELECT key FROM articles WHERE id = ?)',
      )
      .run(id)
    database.close()
    expect(await problemsOf(folder)).toEqual([`${id}: the snapshot before does not match its checksum`])
    expect(await problemsOf(folder, manifest)).toEqual([])
  })

  it('[S89] finds a version that changed, and one that is missing', async () => {
    const { folder, articles } = await copy()
    const database = openDatabase(articles)
    const { id } = bytesOf(articles, 'snapshots')
    const table = new VersionTable(database)
    const version = {
      at: 1,
      reason: 'automatic',
      name: null,
      by: null,
      people: [],
      restored: null,
      characters: 1,
      words: 1,
      hash: 'x',
      written: new Uint8Array(1),
      content: '{}',
    } as const
    for (let number = 0; number < 3; number += 1) table.add(id, version)
    database.exec('UPDATE versions SET bytes = zeroblob(4) WHERE number = 2')
    database.exec('DELETE FROM versions WHERE number = 1')
    database.close()
    const problems = await problemsOf(folder)
    expect(problems).toContain(`versions are missing: article ${id}`)
    expect(problems).toContain(`${id}: version 2 does not match its checksum`)
  })

  it.each([
    ['a lost snapshot', 'DELETE FROM snapshots', /: the snapshot does not match its checksum/],
    [
      'an update of no article',
      'UPDATE updates SET article = article + 99',
      /a row in updates belongs to nothing/,
    ],
    ['a damaged row', "UPDATE articles SET metadata = '{'", /: its row is damaged/],
    [
      'a comment of no thread',
      'UPDATE comments SET thread = thread + 99',
      /a row in comments belongs to nothing/,
    ],
    [
      'a thread without its first comment',
      'DELETE FROM comments WHERE key = 1',
      /comments are missing: thread/,
    ],
    ['a damaged thread', "UPDATE comment_threads SET ids = '['", /comments are damaged: thread/],
    [
      'a thread that nobody resolved',
      "UPDATE comment_threads SET status = 'resolved'",
      /comments are damaged: thread/,
    ],
    [
      'a notification of what nobody knows',
      "INSERT INTO notifications SELECT 1, 'ben', key, NULL, 'wedding', NULL, 1, '{}', 0 FROM articles LIMIT 1",
      /notifications are damaged: number 1/,
    ],
    [
      'a mention without its comment',
      "INSERT INTO notifications SELECT 1, 'ben', key, NULL, 'mention', NULL, 1, '{}', 0 FROM articles LIMIT 1",
      /notifications are damaged: number 1/,
    ],
    ['mail about nothing', 'INSERT INTO mails VALUES (99, 1, 0)', /a row in mails belongs to nothing/],
    [
      'a choice that cannot be read',
      "INSERT INTO notification_settings VALUES ('ben', 'fr', '{}')",
      /settings are damaged: person ben/,
    ],
    ['a trigger that is gone', 'DROP TRIGGER audit_stays', /^trigger audit_stays is missing/],
    ['a table of nobody', 'CREATE TABLE extra (x)', /^table extra is not as this version makes it/],
    ['a newer version', 'PRAGMA user_version = 99', /stet.sqlite is of a newer Stet: version 99/],
  ])('[S89] finds %s', async (_, statement, says) => {
    expect((await problemsOf(await changed('stet.sqlite', statement))).join('\n')).toMatch(says)
  })

  it.each([
    ['in the middle', 'DELETE FROM audit WHERE sequence = 2', 'the audit log lacks entry 2'],
    [
      'at the end',
      'DELETE FROM audit WHERE sequence = 3',
      'the audit log ends with entry 2, and 3 were written',
    ],
  ])('[S89] [S90] finds an entry that was taken out of the audit log, %s', async (_, statement, says) => {
    const folder = await withoutTriggers('audit', statement)
    expect(await problemsOf(folder)).toEqual([says])
  })

  it('[S89] [S90] finds records that were changed', async () => {
    const folder = await withoutTriggers('audit', "UPDATE audit SET detail = '{' WHERE sequence = 2")
    expect(await problemsOf(folder)).toEqual([expect.stringMatching(/^the audit log breaks at entry 2/)])
    const decided = await withoutTriggers('decisions', "UPDATE decisions SET verdict = 'reject'")
    expect(await problemsOf(decided)).toEqual([
      expect.stringMatching(
        /^the record of decisions breaks at link 1: article .* at \d+ is not what was written$/,
      ),
    ])
  })

  it('[S90] finds a log that was cut without a trace, by what the manifest says, and by that of an earlier backup', async () => {
    const folder = await withoutTriggers(
      'audit',
      "DELETE FROM audit WHERE sequence = 3; UPDATE sqlite_sequence SET seq = 2 WHERE name = 'audit'",
    )
    expect(await problemsOf(folder)).toEqual([])
    const cut = ['the audit log ends at 2; it had 3, as the manifest says']
    expect(await problemsOf(folder, manifest)).toEqual(cut)
    expect(await checkAgainst(folder, backup)).toEqual(cut)
    expect(await checkAgainst(desk.dataDir, backup)).toEqual([])
    expect(await checkAgainst(desk.place('nowhere'), backup)).toEqual(['stet.sqlite is not there'])
    expect(await checkAgainst(desk.dataDir, desk.place('nowhere'))).toEqual([
      expect.stringContaining('it is no backup'),
    ])
  })

  it('[S89] finds a published version that was changed, and one that is gone', async () => {
    const [id = ''] = ids
    const key = `(SELECT key FROM articles WHERE id = '${id}')`
    const publish = `
      INSERT INTO publications VALUES (${key}, 1, 1, 'anna', 'ben', 'no hash of this', NULL, '[]', '{}', '[]', 0);
      UPDATE articles SET version = 2 WHERE id = '${id}'`
    expect(await problemsOf(await changed('stet.sqlite', publish))).toEqual([
      `a published version is damaged: article ${id}, version 1`,
      `published versions are missing: article ${id}`,
    ])
  })

  it('[S89] finds pages of a database that were overwritten, and a database that is none or not there', async () => {
    const { folder, articles } = await copy()
    const bytes = await readFile(articles)
    await writeFile(articles, bytes.fill(0xff, PAGE, 2 * PAGE))
    expect((await problemsOf(folder)).length).toBeGreaterThan(0)
    const accounts = await changed('accounts.sqlite', 'DROP TABLE session')
    expect(await problemsOf(accounts)).toEqual(['accounts.sqlite has no table session'])
    expect(await problemsOf(desk.place('nowhere'))).toEqual([
      'stet.sqlite is not there',
      'accounts.sqlite is not there',
    ])
  })

  it('[S89] against a manifest it finds what reads well and is not the same', async () => {
    const [first = '', second = ''] = ids
    const { folder, articles } = await copy()
    const database = openDatabase(articles)
    const doc = new Y.Doc()
    doc.getText('lead').insert(0, 'x')
    new UpdateLog(database).append([
      { id: first, update: Y.encodeStateAsUpdate(doc), decisions: [], late: null },
    ])
    database.exec(`DELETE FROM articles WHERE id = '${second}'`)
    database.close()
    expect(await problemsOf(folder)).toEqual([])
    expect(await problemsOf(folder, manifest)).toEqual([
      `${first}: it is not what the manifest says`,
      `${second}: it is missing`,
    ])
  })
})

describe('checkRestored', () => {
  it('[S87] tells what was written since from what is not the backup', async () => {
    const [written = '', emptied = '', gone = ''] = ids
    const { folder, articles } = await copy()
    const database = openDatabase(articles)
    database.exec('UPDATE articles SET epoch = epoch + 1')
    expect(await checkRestored(folder, backup, manifest, silent)).toEqual({
      equal: 3,
      writtenSince: 0,
      problems: [],
    })
    const doc = new Y.Doc()
    doc.getText('lead').insert(0, 'x')
    const update = Y.encodeStateAsUpdate(doc)
    new UpdateLog(database).append([{ id: written, update, decisions: [], late: null }])
    database
      .prepare(
        'UPDATE snapshots SET bytes = ?, checksum = ? WHERE article = (SELECT key FROM articles WHERE id = ?)',
      )
      .run(update, checksum(update), emptied)
    database.exec(`DELETE FROM updates WHERE article = (SELECT key FROM articles WHERE id = '${emptied}')`)
    database.exec(`DELETE FROM articles WHERE id = '${gone}'`)
    database.close()
    const report = await checkRestored(folder, backup, manifest, silent)
    expect(report).toEqual({
      equal: 0,
      writtenSince: 1,
      problems: [`${emptied}: it is not what the manifest says`, `${gone}: it is missing`],
    })
  })

  it('[S86] finds an article that goes on with the life that it had', async () => {
    const { folder } = await copy()
    const { problems } = await checkRestored(folder, backup, manifest, silent)
    expect(problems).toEqual(ids.toSorted().map((id) => `${id}: it goes on with the life that it had`))
  })
})

interface Stored {
  readonly id: string
  readonly bytes: Uint8Array
  readonly sequence: number
}

/** The largest bytes in a table, and whose they are. */
function bytesOf(path: string, table: 'snapshots' | 'updates'): Stored {
  const database = new DatabaseSync(path, { readOnly: true })
  const column = table === 'updates' ? 'sequence' : 'through'
  const row = database
    .prepare(
      `SELECT id, bytes, ${column} AS sequence FROM ${table} JOIN articles ON articles.key = article ORDER BY length(bytes) DESC`,
    )
    .get()
  database.close()
  if (!row) throw new Error(`${table} is empty`)
  return row as unknown as Stored
}

/** Does what the triggers of a table forbid, and makes them again. */
async function withoutTriggers(table: string, statement: string): Promise<string> {
  const { articles } = await copy()
  const database = new DatabaseSync(articles, { readOnly: true })
  const triggers = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(table)
  database.close()
  return changed(
    'stet.sqlite',
    ...triggers.map(({ name }) => `DROP TRIGGER ${String(name)}`),
    statement,
    ...triggers.map(({ sql }) => String(sql)),
  )
}
