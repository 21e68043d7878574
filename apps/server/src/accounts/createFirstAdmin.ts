import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenAccounts } from './openAccounts.ts'

const EMAIL = 'admin@stet.localhost'

/**
 * Gives an installation without accounts its first one: an admin with a password that only who can read the data folder
 * learns. Returns the file that holds both.
 */
export async function createFirstAdmin(
  accounts: Pick<OpenAccounts, 'createPerson'>,
  dataDir: string,
): Promise<string> {
  const path = join(dataDir, 'first-admin.txt')
  const password = randomBytes(18).toString('base64url')
  await writeFile(path, `${EMAIL}\n${password}\n`, { mode: 0o600 })
  await accounts.createPerson({ name: 'Admin', email: EMAIL, password, role: 'admin' })
  return path
}
