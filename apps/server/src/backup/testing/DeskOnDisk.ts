import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createArticleAnswerSchema, suggestionListSchema } from '@stet/protocol'
import * as Y from 'yjs'
import { eventually } from '../../sync/testing/eventually.ts'
import { StockWriter } from '../../testing/StockWriter.ts'
import { TEST_SECRET, TestServer } from '../../testing/TestServer.ts'
import { backUp } from '../backUp.ts'

/** Nobody reads what a command tells. */
export const silent = (): void => {}

/** A server on a data folder, with people who write, suggest and decide, and a folder for backups beside it. */
export class DeskOnDisk {
  readonly server: TestServer
  readonly address: string
  readonly scratch: string

  private constructor(server: TestServer, address: string, scratch: string) {
    this.server = server
    this.address = address
    this.scratch = scratch
  }

  static async open(): Promise<DeskOnDisk> {
    const server = await TestServer.open(['reporter', 'subeditor', 'chief'])
    await writeFile(join(server.folder, 'secret'), `${TEST_SECRET}\n`, { mode: 0o600 })
    return new DeskOnDisk(server, await server.listen(), await mkdtemp(join(tmpdir(), 'stet-backup-')))
  }

  get dataDir(): string {
    return this.server.folder
  }

  /** A path that is not there yet. */
  place(name: string): string {
    return join(this.scratch, name)
  }

  /** A new article with this headline; its id. */
  async article(headline: string): Promise<string> {
    const article = {
      headline,
      sections: [{ heading: 'Lage', blocks: [{ kind: 'paragraph', text: 'Der Kai ist zu.' }] }],
    }
    const answer = await this.server.ask('reporter', 'POST', '/api/articles', { payload: { article } })
    return createArticleAnswerSchema.parse(answer.json()).id
  }

  /** Three articles: one as it was created, one that was written in, one with suggestions, some of them decided. */
  async fill(): Promise<readonly string[]> {
    const ids = [await this.article('Hafen'), await this.article('Brücke'), await this.article('Wehr')]
    const [, written = '', suggested = ''] = ids
    await this.write('reporter', written, (doc) => {
      doc.getText('lead').insert(0, 'Seit gestern 🌉 ist sie zu.')
      doc.getText('lead').delete(0, 5)
    })
    await this.write('subeditor', suggested, (doc) => doc.getText('headline').insert(4, 'e in Gefahr'))
    const answer = await this.server.ask('chief', 'GET', `/api/articles/${suggested}/suggestions`)
    const [suggestion] = suggestionListSchema.parse(answer.json()).suggestions
    const payload = { ids: [suggestion?.id ?? ''], action: 'accept' }
    await this.server.ask('chief', 'POST', `/api/articles/${suggested}/suggestions/resolve`, { payload })
    await this.write('subeditor', suggested, (doc) => doc.getText('headline').insert(0, 'Das '))
    await this.comment(written)
    return ids
  }

  /** A thread about an article as a whole, and an answer. */
  async comment(articleId: string): Promise<void> {
    const [thread, answer] = [crypto.randomUUID(), crypto.randomUUID()]
    const anchor = { root: 'lead', ids: [], suggestion: null }
    for (const payload of [
      { id: thread, text: 'Zu lang.', quote: '', anchor },
      { id: answer, text: 'Nein.', thread },
    ]) {
      const url = `/api/articles/${articleId}/comments`
      const { statusCode } = await this.server.ask('chief', 'POST', url, { payload })
      if (statusCode !== 201) throw new Error(`a comment was answered with ${statusCode}`)
    }
  }

  /** Keeps what an article reads now, under a name. */
  async keepVersion(articleId: string, name: string): Promise<void> {
    const url = `/api/articles/${articleId}/versions`
    const { statusCode } = await this.server.ask('chief', 'POST', url, { payload: { name } })
    if (statusCode !== 201) throw new Error(`a version was answered with ${statusCode}`)
  }

  /** Writes with a stock provider and leaves once it is on disk. */
  async write(role: 'reporter' | 'subeditor', id: string, edit: (doc: Y.Doc) => void): Promise<void> {
    const writer = await StockWriter.open(this.address, id, this.server.cookieOf(role))
    writer.doc.transact(() => edit(writer.doc))
    const state = Y.getState(writer.doc.store, writer.doc.clientID)
    await eventually(async () => {
      const known = await this.server.articles.rooms.read(id, (doc) =>
        Y.getState(doc.store, writer.doc.clientID),
      )
      const isStored = this.server.store.health().pendingUpdates === 0
      return known.ok && known.value === state && isStored
    })
    writer.leave()
  }

  /** A backup of the data folder as it is now; its folder. */
  async backUp(name: string): Promise<string> {
    const folder = this.place(name)
    const result = await backUp({ dataDir: this.dataDir, folder, now: Date.now, tell: silent })
    if (!result.ok) throw new Error(result.problems.join('\n'))
    return folder
  }

  async close(): Promise<void> {
    await this.server.close()
    await rm(this.scratch, { recursive: true, force: true })
  }
}

/** Every file below a folder with its bytes; null: there is no such folder. */
export async function everythingIn(folder: string): Promise<Record<string, string> | null> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null)
  if (names === null) return null
  const files: Record<string, string> = {}
  for (const entry of names) {
    if (entry.isFile())
      files[join(entry.parentPath, entry.name)] = await readFile(join(entry.parentPath, entry.name), 'base64')
  }
  return files
}

/** All rows of a table of a database, with these columns. */
export function rowsOf(path: string, table: string, columns = '*'): readonly unknown[] {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare(`SELECT ${columns} FROM ${table}`).all()
  database.close()
  return rows.map((row) => Object.assign({}, row))
}

/** Changes one bit in the middle of the bytes `needle`, or in the middle of the file. */
export async function flipBit(
  path: string,
  needle?: Uint8Array,
  place: 'first' | 'last' = 'first',
): Promise<void> {
  const bytes = await readFile(path)
  const find = place === 'first' ? 'indexOf' : 'lastIndexOf'
  const found = needle ? bytes[find](Buffer.from(needle)) : 0
  if (found < 0) throw new Error('the file does not hold these bytes')
  const at = found + ((needle ?? bytes).byteLength >> 1)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  await writeFile(path, bytes)
}
