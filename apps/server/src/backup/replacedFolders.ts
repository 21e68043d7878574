import { readdir } from 'node:fs/promises'

/** Names of the folders of a data folder that keep what restores replaced. */
export async function replacedFolders(dataDir: string): Promise<readonly string[]> {
  const entries = await readdir(dataDir, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('replaced-'))
    .map(({ name }) => name)
}
