import { crc32 } from 'node:zlib'

/** Finds bytes that changed on disk; no protection against somebody who wants to change them. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes)
}
