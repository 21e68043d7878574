import { createHash, randomBytes } from 'node:crypto'

/** As long as the hash: nobody guesses it. */
const SALT_BYTES = 32

/** A secret without which nobody can try what a seal stands for. */
export function randomSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex')
}

/** What stands for a text in a chain. Released: another way would break every chain that exists. */
export function sealOf(salt: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, text]))
    .digest('hex')
}
