import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { deletedPlaces } from '../../../purge/deletedPlaces.ts'
import { purgeDocument, type DocumentPlaces } from '../../../purge/purgeDocument.ts'
import type { SoughtText } from '../../../purge/SoughtText.ts'
import { buildDocument } from '../../../sync/buildDocument.ts'
import { summarize, type Summarized } from '../../../sync/summarize.ts'
import { checksum } from '../checksum.ts'
import { LogReader } from '../LogReader.ts'

/** Where the text stood in the document and its log, and what the document is in short without it. */
export interface PurgedLog extends Summarized {
  readonly places: DocumentPlaces & { readonly deleted: number }
}

/** Puts one snapshot without a text in the place of both snapshots and of every update. Null: what is stored does not load. */
export function purgeLog(database: DatabaseSync, id: string, sought: SoughtText): PurgedLog | null {
  const read = new LogReader(database).read(id)
  if (!read.ok) return null
  const { key, through, snapshot, rows } = read
  const tail = rows.map(({ bytes }) => bytes)
  const doc = buildDocument({ snapshot, tail })
  if (doc === null) return null
  const earlier = database.prepare('SELECT bytes FROM earlier_snapshots WHERE article = ?').get(key)?.[
    'bytes'
  ]
  const before = earlier instanceof Uint8Array && isReadable(earlier) ? [earlier] : []
  const deleted = deletedPlaces([...before, snapshot, ...tail], sought)
  const places = { ...purgeDocument(doc, sought), deleted }
  const bytes = Y.encodeStateAsUpdate(doc)
  const reached = rows.at(-1)?.sequence ?? through
  for (const table of ['snapshots', 'earlier_snapshots']) {
    database
      .prepare(`REPLACE INTO ${table} (article, through, bytes, checksum) VALUES (?, ?, ?, ?)`)
      .run(key, reached, bytes, checksum(bytes))
  }
  database.prepare('DELETE FROM updates WHERE article = ?').run(key)
  return { places, ...summarize(doc) }
}

/** A snapshot that is damaged is replaced like any other. */
function isReadable(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false
  }
}
