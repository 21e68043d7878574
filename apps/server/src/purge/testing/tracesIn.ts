import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { inflateRawSync } from 'node:zlib'

/** Where the bytes of any file below a folder have a word of ASCII letters, forwards or backwards, in any case, in UTF-8 or UTF-16; and versions, which are deflated. */
export function tracesIn(folder: string, word: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const wanted = word.toLowerCase()
  const letters = Array.from(wanted)
  const forms = [letters, letters.toReversed()].flatMap((form) => [form.join(''), form.join('\0')])
  const has = (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString('latin1').toLowerCase()
    return forms.some((form) => text.includes(form))
  }
  const stores = files.filter((file) => file.endsWith('stet.sqlite'))
  return files
    .filter((file) => has(readFileSync(file)))
    .concat(stores.flatMap((file) => versionsWith(file, has)))
}

function versionsWith(file: string, has: (bytes: Uint8Array) => boolean): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const rows = database.prepare('SELECT article, number, bytes FROM versions').all()
    return rows
      .filter(({ bytes }) => has(inflateRawSync(bytes as Uint8Array)))
      .map(({ article, number }) => `version ${String(number)} of ${String(article)}`)
  } finally {
    database.close()
  }
}
