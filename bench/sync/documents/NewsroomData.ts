import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { SCHEMA_VERSION } from '@stet/article'
import { encodeStateAsUpdate } from 'yjs'
import { openSqliteStore } from '../../../apps/server/src/storage/sqlite/SqliteStore.ts'
import { RawClient } from '../../../apps/server/src/sync/testing/RawClient.ts'
import { emailOf, password } from '../../../e2e/accounts.ts'
import { freePort } from '../../../e2e/freePort.ts'
import { benchWords } from '../../editor/benchWords.ts'
import { stetDocument } from '../../editor/stetDocument.ts'
import { ServerProcess } from '../servers/ServerProcess.ts'
import { HISTORY_WORDS, type TypedHistory, TYPING_CLIENTS, typedHistory } from './typedHistory.ts'

/** What an article begins as: 800 words, or 800 words with all that happened while they were typed. */
export type DocumentKind = 'article' | 'history'

/** Everything that the servers find: a data folder of Stet, files for the others, and who is signed in. */
export interface NewsroomData {
  /** To be copied: a server changes it. */
  readonly data: string
  /** Holds the file of each kind. */
  readonly documents: string
  readonly bytes: Readonly<Record<DocumentKind, Uint8Array>>
  readonly cookies: readonly string[]
}

/** Whoever may edit a draft. */
const WRITERS = ['reporter', 'reporter2', 'editor', 'chief'] as const
const TYPED = 'typed'

/**
 * Makes a demo newsroom with the rooms named; one of a kind is its begin up to the first hyphen. The history is typed into
 * the real server once, and every room of that kind is what the server then had stored; the others get the same bytes.
 */
export async function makeNewsroomData(folder: string, rooms: readonly string[]): Promise<NewsroomData> {
  const data = path.join(folder, 'data')
  const documents = path.join(folder, 'documents')
  await mkdir(documents, { recursive: true })
  const cookies = await withServer(data, documents, ({ port }) =>
    Promise.all(WRITERS.map((name) => signIn(port, name))),
  )
  const history = typedHistory()
  await createArticles(data, new Map([[TYPED, history.base]]))
  await withServer(data, documents, ({ port }) => type(port, cookies[0] ?? '', history))
  const bytes = {
    article: encodeStateAsUpdate(stetDocument(benchWords(HISTORY_WORDS, { suggestions: 0, users: 0 }), 0)),
    history: await stored(data, TYPED),
  }
  await createArticles(data, new Map(rooms.map((room) => [room, bytes[kindOf(room)]])))
  await Promise.all(
    (['article', 'history'] as const).map((kind) =>
      writeFile(path.join(documents, `${kind}.bin`), bytes[kind]),
    ),
  )
  return { data, documents, bytes, cookies }
}

export function kindOf(room: string): DocumentKind {
  return room.startsWith('history') ? 'history' : 'article'
}

async function withServer<T>(
  data: string,
  documents: string,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await ServerProcess.start('stet', { port: await freePort(), documents, data })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** The session cookie of a demo account. */
async function signIn(port: number, name: (typeof WRITERS)[number]): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: emailOf(name), password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || cookie === undefined) throw new Error(`${name} could not sign in: ${answer.status}`)
  return cookie
}

/** Every letter is sent as an update of its own, and all of them are on disk in the end. */
async function type(port: number, cookie: string, { updates }: TypedHistory): Promise<void> {
  const ids = TYPING_CLIENTS.map((client) => `edit=${client}`).join('&')
  const headers = { cookie, origin: `http://127.0.0.1:${port}` }
  const client = await RawClient.open(`ws://127.0.0.1:${port}/sync/${TYPED}?${ids}&ack=1`, headers)
  await client.synced()
  for (const update of updates) client.update(update)
  await client.acknowledged(1)
  client.close()
}

async function stored(data: string, room: string): Promise<Uint8Array> {
  const store = await openSqliteStore({ path: path.join(data, 'stet.sqlite'), now: Date.now })
  const loaded = await store.load(room)
  await store.close()
  if (!loaded.ok) throw new Error(loaded.detail)
  const { snapshot, tail } = loaded.document
  if (tail.length > 0) throw new Error('what was typed was not compacted when the server stopped')
  return snapshot
}

async function createArticles(data: string, articles: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const store = await openSqliteStore({ path: path.join(data, 'stet.sqlite'), now: Date.now })
  for (const [id, snapshot] of articles) {
    await store.createArticle({
      id,
      slug: id,
      state: 'draft',
      language: 'de',
      desk: '',
      metadata: {},
      summary: { headline: '', characters: 0, words: 0, authors: [], openSuggestions: 0 },
      content: { text: '', details: '' },
      createdBy: 'bench',
      createdAt: Date.now(),
      schemaVersion: SCHEMA_VERSION,
      snapshot,
    })
  }
  await store.close()
}
