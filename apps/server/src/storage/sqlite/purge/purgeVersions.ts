import type { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { cutVersion } from '../../../versions/cutVersion.ts'
import type { SoughtText } from '../../../purge/SoughtText.ts'
import { checksum } from '../checksum.ts'

/** Versions that are looked through at once, so that no commit waits for long. */
const AT_ONCE = 10

/** How many of some versions have a text. */
export interface CountedVersions {
  readonly found: number
  /** Behind which number the next ones are; null: those were all. */
  readonly next: number | null
}

/** Counts the versions of an article that a purge would change, of some behind a number. */
export function countVersions(
  database: DatabaseSync,
  id: string,
  sought: SoughtText,
  after: number,
): CountedVersions {
  const rows = database
    .prepare(
      `SELECT number, name, bytes, checksum FROM versions
        WHERE article = (SELECT key FROM articles WHERE id = ?) AND number > ? ORDER BY number LIMIT ?`,
    )
    .all(id, after, AT_ONCE)
  const found = rows.filter((row) => {
    const content = contentOf(row)
    const isNamed = typeof row['name'] === 'string' && sought.isIn(row['name'])
    return isNamed || (content !== null && cutVersion(content, sought) !== null)
  })
  return { found: found.length, next: rows.length < AT_ONCE ? null : Number(rows.at(-1)?.['number']) }
}

/** Takes a text out of the versions of an article, and out of their names; how many had it. One that is damaged, of which nobody can say that, loses its bytes. */
export function purgeVersions(database: DatabaseSync, key: number, sought: SoughtText): number {
  const rows = database.prepare('SELECT key, name, bytes, checksum FROM versions WHERE article = ?').all(key)
  const keep = database.prepare(`
    UPDATE versions SET name = $name, characters = $characters, words = $words, hash = $hash, bytes = $bytes, checksum = $checksum
    WHERE key = $key`)
  const rename = database.prepare('UPDATE versions SET name = ? WHERE key = ?')
  const empty = database.prepare("UPDATE versions SET bytes = x'' WHERE key = ?")
  let found = 0
  for (const row of rows) {
    const { key: version, name } = row
    const renamed = typeof name === 'string' ? (sought.omit(name) ?? name) : null
    const content = contentOf(row)
    if (content === null) empty.run(Number(version))
    const cut = content === null ? null : cutVersion(content, sought)
    if (cut !== null) {
      const packed = deflateRawSync(cut.content)
      const { characters, words, hash } = cut
      keep.run({
        $key: Number(version),
        $name: renamed,
        $characters: characters,
        $words: words,
        $hash: hash,
        $bytes: packed,
        $checksum: checksum(packed),
      })
    } else if (renamed !== name) rename.run(renamed, Number(version))
    if (cut !== null || renamed !== name) found += 1
  }
  return found
}

/** Null: it is damaged. */
function contentOf({ bytes, checksum: noted }: Record<string, unknown>): string | null {
  return bytes instanceof Uint8Array && checksum(bytes) === noted ? inflateRawSync(bytes).toString() : null
}
