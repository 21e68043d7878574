import { totpCode } from '../accounts/totpCode.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows at a time in milliseconds for a secret in base32, as people type it. */
export function appCode(secret: string, at: number): string {
  const bits = Array.from(secret.replace(/=+$/, ''))
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return totpCode(Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []), at)
}
