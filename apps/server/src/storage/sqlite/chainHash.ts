import { createHash } from 'node:crypto'

/** What the first link of a chain has in the place of the hash of the one before. */
export const CHAIN_BEGINNING = '0'.repeat(64)

/** The hash of a link by its text, which holds the hash of the one before: SHA-256 of its UTF-8, in hexadecimal. */
export function chainHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
