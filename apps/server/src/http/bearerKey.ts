import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Tells whether a request shows this key as `Authorization: Bearer …`; a key that is null is shown by nobody. */
export function bearerKey(key: string | null): (headers: IncomingHttpHeaders) => boolean {
  if (key === null) return () => false
  const right = digest(key)
  return ({ authorization }) => {
    const shown = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
    return shown !== undefined && timingSafeEqual(digest(shown), right)
  }
}

/** Of the same length for every text, as a comparison in constant time wants it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
