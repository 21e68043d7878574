import { createHmac, timingSafeEqual } from 'node:crypto'

const DIGITS = 6
const PERIOD = 30_000

/** What an authenticator app shows at a time in milliseconds: RFC 6238 with SHA-1, 6 digits and 30 seconds. */
export function totpCode(key: Uint8Array, at: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / PERIOD)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

/** Whether a code is the one of now, or of half a minute before or after: clocks differ, and typing takes its time. */
export function isTotpCode(key: Uint8Array, code: string, now: number): boolean {
  const given = Buffer.from(code)
  return [0, -PERIOD, PERIOD].some((shift) => {
    const right = Buffer.from(totpCode(key, now + shift))
    return given.length === right.length && timingSafeEqual(given, right)
  })
}
