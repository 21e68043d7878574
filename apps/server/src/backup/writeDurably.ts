import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file that is whole or absent, whatever happens meanwhile, readable by this user only; resolves when it is on disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const draft = `${path}.part`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncToDisk(dirname(path))
}

/** Resolves when a file, or the list of names in a folder, is on disk. */
export async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
