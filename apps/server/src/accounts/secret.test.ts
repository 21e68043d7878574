import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readOrCreateSecret } from './secret.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('makes one secret, for the owner only, and keeps it', async () => {
  const path = join(folder, 'secret')
  const secrets = await Promise.all([readOrCreateSecret(path), readOrCreateSecret(path)])
  expect(new Set([...secrets, await readOrCreateSecret(path)]).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{64}$/)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['secret'])
})

it('closes a secret that others could read', async () => {
  const path = join(folder, 'secret')
  const secret = await readOrCreateSecret(path)
  await chmod(path, 0o644)
  expect(await readOrCreateSecret(path)).toBe(secret)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

it('refuses a file that holds no secret', async () => {
  const path = join(folder, 'secret')
  await writeFile(path, 'short')
  await expect(readOrCreateSecret(path)).rejects.toThrow('no usable secret')
})
