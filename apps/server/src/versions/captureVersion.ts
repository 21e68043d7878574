import { createHash } from 'node:crypto'
import {
  clientsRoot,
  counts,
  packReading,
  parseClientEntry,
  read,
  SERVER_USER,
  storedValue,
  toArticleJson,
  type ArticleJson,
} from '@stet/article'
import * as Y from 'yjs'
import type { NewVersion } from '../storage/ArticleVersion.ts'
import type { VersionContent } from './VersionContent.ts'

/** What an article reads at this moment, and how much was ever written in it. */
export type Capture = Pick<NewVersion, 'characters' | 'words' | 'hash' | 'written' | 'content'>

/** Captures what an article reads now, with who wrote each part of it. */
export function captureVersion(doc: Y.Doc): Capture {
  const reading = read(doc, 'original')
  const original = toArticleJson(reading)
  const accepted = toArticleJson(read(doc, 'final'))
  const isPending = JSON.stringify(accepted) !== JSON.stringify(original)
  const final = isPending ? accepted : null
  const content: VersionContent = { original: packReading(reading), final }
  return {
    ...figuresOf(original, final),
    written: Y.encodeStateVector(doc),
    content: JSON.stringify(content),
  }
}

/** How long a version is, and what is the same of two that read the same. */
export function figuresOf(
  original: ArticleJson,
  final: ArticleJson | null,
): Pick<NewVersion, 'characters' | 'words' | 'hash'> {
  const { characters, words } = counts(original)
  const hash = createHash('sha256')
    .update(JSON.stringify([original, final]))
    .digest('hex')
  return { characters, words, hash }
}

/** Ids of everybody who wrote anything in a document since it had this state vector (null: ever), sorted. */
export function writersSinceState(doc: Y.Doc, since: Uint8Array | null): readonly string[] {
  const before = since ? Y.decodeStateVector(since) : new Map<number, number>()
  const people = new Set<string>()
  const clients = clientsRoot(doc)
  for (const client of doc.store.clients.keys()) {
    if (Y.getState(doc.store, client) <= (before.get(client) ?? 0)) continue
    const entry = parseClientEntry(storedValue(clients, String(client))?.value)
    if (entry) people.add(entry.user)
  }
  people.delete(SERVER_USER)
  return [...people].toSorted()
}
