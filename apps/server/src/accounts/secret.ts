import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, open, readFile, unlink } from 'node:fs/promises'

/**
 * The secret that signs session cookies: made once, kept in `path`, readable by the server's own user only. Whoever
 * removes the file signs everybody out.
 */
export async function readOrCreateSecret(path: string): Promise<string> {
  return (await readSecret(path)) ?? (await createSecret(path))
}

async function readSecret(path: string): Promise<string | null> {
  try {
    const secret = (await readFile(path, 'utf8')).trim()
    if (secret.length < 43) throw new Error(`${path} holds no usable secret; restore it or remove it`)
    await chmod(path, 0o600)
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written beside and linked into place, so that the file is whole or absent, and two starts at once agree on one. */
async function createSecret(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(`${randomBytes(48).toString('base64url')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  const secret = await readSecret(path)
  if (secret === null) throw new Error(`${path} vanished`)
  return secret
}
