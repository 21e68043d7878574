import { join } from 'node:path'
import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { openReadOnly } from '../storage/sqlite/openReadOnly.ts'
import { ARTICLES_FILE } from './installationFiles.ts'
import { readManifest } from './Manifest.ts'
import { compareHeads } from './recordHeads.ts'

/** What of a store's records does not go on from where an earlier backup ends. Needs only the manifest of that. Changes nothing. */
export async function checkAgainst(folder: string, backup: string): Promise<readonly string[]> {
  const read = await readManifest(backup)
  if (!read.ok) return [read.problem]
  if (!read.manifest.records) return [`the backup in ${backup} does not say where its records end`]
  const opened = openReadOnly(join(folder, ARTICLES_FILE))
  if (!opened.ok) return [`${ARTICLES_FILE} ${opened.problem}`]
  try {
    if (opened.version !== STORE_VERSION)
      return [`${ARTICLES_FILE} has version ${opened.version}: start it once with this Stet`]
    return compareHeads(opened.database, read.manifest.records)
  } finally {
    opened.database.close()
  }
}
