import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The session token that a `Cookie` header carries under `name`, or null when there is none or its signature is not ours.
 * The value is `<token>.<HMAC-SHA256 in base64>`, percent-encoded.
 */
export function readSessionCookie(header: string | undefined, name: string, secret: string): string | null {
  if (header === undefined) return null
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (pair.slice(0, equals).trim() !== name) continue
    const token = verified(pair.slice(equals + 1).trim(), secret)
    if (token !== null) return token
  }
  return null
}

function verified(encoded: string, secret: string): string | null {
  const value = decode(encoded)
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}
