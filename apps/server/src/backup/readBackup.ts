import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfFile } from './hashOfFile.ts'
import { readManifest, type Manifest } from './Manifest.ts'
import type { Tell } from './Progress.ts'

export type ReadBackup =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Whether a folder is a backup that this program knows, with every file as its manifest says, byte by byte. Changes nothing. */
export async function readBackup(folder: string, tell: Tell): Promise<ReadBackup> {
  const read = await readManifest(folder)
  if (!read.ok) return { ok: false, problems: [read.problem] }
  tell(`Checking the backup of ${read.manifest.at} in ${folder}`)
  const problems = await differingFiles(folder, read.manifest)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, manifest: read.manifest }
}

/** Files of a backup that are not, byte by byte, what its manifest says. */
export async function differingFiles(folder: string, { files }: Manifest): Promise<readonly string[]> {
  const problems: string[] = []
  for (const { name, bytes, sha256 } of files) {
    const path = join(folder, name)
    if (!existsSync(path)) {
      problems.push(`${name} is missing from the backup`)
      continue
    }
    const found = await hashOfFile(path)
    if (found.bytes !== bytes || found.sha256 !== sha256)
      problems.push(`${name} is not what the manifest says`)
  }
  return problems
}
