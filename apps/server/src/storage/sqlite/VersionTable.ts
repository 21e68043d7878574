import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type {
  LoadVersionResult,
  NewVersion,
  StoredVersion,
  VersionQuery,
  VersionReason,
} from '../ArticleVersion.ts'
import type { RecordPage } from '../Store.ts'
import { checksum } from './checksum.ts'

const COLUMNS = `number, at, reason, name, made_by, people, restored, characters, words, hash, written`
const OF_ARTICLE = 'article = (SELECT key FROM articles WHERE id = $article)'

type Row = ReturnType<StatementSync['get']>

/** What articles once read. */
export class VersionTable {
  readonly #insert: StatementSync
  readonly #list: StatementSync
  readonly #load: StatementSync
  readonly #rename: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(`
      INSERT INTO versions (article, ${COLUMNS}, bytes, checksum)
      SELECT articles.key, coalesce((SELECT max(number) FROM versions WHERE article = articles.key), 0) + 1, $at, $reason, $name, $by,
        $people, $restored, $characters, $words, $hash, $written, $bytes, $checksum
      FROM articles WHERE id = $article
      RETURNING ${COLUMNS}`)
    this.#list = database.prepare(`
      SELECT ${COLUMNS} FROM versions WHERE ${OF_ARTICLE} AND ($before IS NULL OR number < $before)
        AND ($reason IS NULL OR reason = $reason)
      ORDER BY number DESC LIMIT $limit`)
    this.#load = database.prepare(
      `SELECT ${COLUMNS}, bytes, checksum FROM versions WHERE ${OF_ARTICLE} AND number = $number`,
    )
    this.#rename = database.prepare(
      `UPDATE versions SET name = $name WHERE ${OF_ARTICLE} AND number = $number RETURNING ${COLUMNS}`,
    )
  }

  add(article: string, version: NewVersion): StoredVersion | null {
    const bytes = deflateRawSync(version.content)
    const row = this.#insert.get({
      $article: article,
      $at: version.at,
      $reason: version.reason,
      $name: version.name,
      $by: version.by,
      $people: JSON.stringify(version.people),
      $restored: version.restored,
      $characters: version.characters,
      $words: version.words,
      $hash: version.hash,
      $written: version.written,
      $bytes: bytes,
      $checksum: checksum(bytes),
    })
    return versionOf(row)
  }

  list(article: string, { cursor, limit, reason }: VersionQuery): RecordPage<StoredVersion> {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) return { records: [], next: null }
    const before = cursor === undefined ? null : Number(cursor)
    const rows = this.#list.all({
      $article: article,
      $before: before,
      $reason: reason ?? null,
      $limit: limit + 1,
    })
    const records = rows
      .slice(0, limit)
      .map(versionOf)
      .filter((version) => version !== null)
    const last = records.at(-1)
    return { records, next: rows.length > limit && last ? String(last.number) : null }
  }

  load(article: string, number: number): LoadVersionResult {
    const row = this.#load.get({ $article: article, $number: number })
    const version = versionOf(row)
    if (!row || !version) return { ok: false, reason: 'missing' }
    const { bytes } = row
    if (!(bytes instanceof Uint8Array) || checksum(bytes) !== row['checksum'])
      return { ok: false, reason: 'corrupt' }
    return { ok: true, version, content: inflateRawSync(bytes).toString() }
  }

  rename(article: string, number: number, name: string | null): StoredVersion | null {
    return versionOf(this.#rename.get({ $article: article, $number: number, $name: name }))
  }
}

function versionOf(row: Row): StoredVersion | null {
  if (!row) return null
  return {
    number: Number(row['number']),
    at: Number(row['at']),
    reason: String(row['reason']) as VersionReason,
    name: textOf(row['name']),
    by: textOf(row['made_by']),
    people: JSON.parse(String(row['people'])) as string[],
    restored: row['restored'] === null ? null : Number(row['restored']),
    characters: Number(row['characters']),
    words: Number(row['words']),
    hash: String(row['hash']),
    written: row['written'] as Uint8Array,
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
