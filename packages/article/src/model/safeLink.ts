import { LIMITS } from './untrusted.ts'

const ALLOWED = /^(?:https?:\/\/[^/]|mailto:.|tel:[+\d(*#])/i
/** Browsers drop some of these from an address before they read its protocol. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/u

/**
 * The address of a link if it is one that can be followed safely: `http`, `https`, `mailto` or `tel`, without
 * white space, control or invisible characters inside; surrounding white space is cut off. Else null: no link.
 */
export function safeLink(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > LIMITS.link) return null
  const trimmed = address.trim()
  return ALLOWED.test(trimmed) && !UNSEEN.test(trimmed) ? trimmed : null
}
