import { safeLink } from '@stet/article'

const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u
const BARE = /^(?:www\.|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/?#:]|$))/u

/**
 * The address that somebody typed into a link box, made whole: `www.example.org` gets its protocol, `desk@example.org`
 * becomes `mailto:`. Null when it is no address that can be followed safely (see `safeLink`).
 */
export function linkAddress(typed: string): string | null {
  const trimmed = typed.trim()
  if (MAIL.test(trimmed)) return safeLink(`mailto:${trimmed}`)
  return safeLink(BARE.test(trimmed) ? `https://${trimmed}` : trimmed)
}
