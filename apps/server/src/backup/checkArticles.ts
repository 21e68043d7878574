import { setImmediate } from 'node:timers/promises'
import type { DatabaseSync } from 'node:sqlite'
import { read, toArticleJson } from '@stet/article'
import * as Y from 'yjs'
import { LogReader } from '../storage/sqlite/LogReader.ts'
import { buildDocument } from '../sync/buildDocument.ts'
import { hashOfDocument } from './hashOfDocument.ts'

/** An article that loads, encodes and reads, with the hash of what it says; or what is wrong with it, without text. */
export type CheckedArticle = { readonly id: string; readonly epoch: number } & (
  | { readonly hash: string; readonly problem: null }
  | { readonly hash: null; readonly problem: string }
)

/**
 * Reads every article of a store from the disk, in the order of their ids, and checks all that is stored of it. Needs no right
 * to write; beside a running server each article is looked at as it is at one moment.
 */
export async function* checkArticles(database: DatabaseSync): AsyncGenerator<CheckedArticle> {
  const reader = new LogReader(database)
  const row = database.prepare('SELECT epoch, metadata, authors FROM articles WHERE id = ?')
  for (const id of articleIds(database)) {
    const checked = atOneMoment(database, () => {
      const columns = row.get(id)
      return columns === undefined
        ? null
        : { id, epoch: Number(columns['epoch']), ...check(reader, id, columns) }
    })
    // Null: it was deleted since the ids were listed.
    if (checked !== null) yield checked
    await setImmediate()
  }
}

function articleIds(database: DatabaseSync): readonly string[] {
  return database
    .prepare('SELECT id FROM articles ORDER BY id')
    .all()
    .map((row) => String(row['id']))
}

type Finding =
  | { readonly hash: string; readonly problem: null }
  | { readonly hash: null; readonly problem: string }

function check(reader: LogReader, id: string, columns: Record<string, unknown>): Finding {
  const stored = reader.read(id)
  if (!stored.ok) return { hash: null, problem: stored.detail }
  if (![columns['metadata'], columns['authors']].every(isJson))
    return { hash: null, problem: 'its row is damaged' }
  const doc = buildDocument({ snapshot: stored.snapshot, tail: stored.rows.map(({ bytes }) => bytes) })
  if (doc === null) return { hash: null, problem: 'its updates do not load whole' }
  try {
    const hash = hashOfDocument(doc)
    return encodesAs(doc, hash)
      ? { hash, problem: null }
      : { hash: null, problem: 'it does not encode whole' }
  } catch (error) {
    return { hash: null, problem: `it does not read: ${error instanceof Error ? error.name : 'unknown'}` }
  } finally {
    doc.destroy()
  }
}

/** Whether its bytes load again as the same, and it reads. */
function encodesAs(doc: Y.Doc, hash: string): boolean {
  toArticleJson(read(doc, 'original'))
  const again = buildDocument({ snapshot: Y.encodeStateAsUpdate(doc), tail: [] })
  const isSame = again !== null && hashOfDocument(again) === hash
  again?.destroy()
  return isSame
}

function isJson(value: unknown): boolean {
  try {
    JSON.parse(String(value))
    return true
  } catch {
    return false
  }
}

/** Whoever holds a moment already goes on in it. */
function atOneMoment<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work()
  database.exec('BEGIN')
  try {
    return work()
  } finally {
    database.exec('COMMIT')
  }
}
