import { safeLink } from '@stet/article'

/** What only says who clicked where: it belongs to the sender, not to the reader. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|mc_[ce]id|igshid|wt_(?:mc|zmc)|at_medium|at_campaign|_hs(?:enc|mi)|mkt_tok|cmpid|ocid)$/iu

/**
 * The address of a pasted link: safe (`safeLink`, else null), without the detour over Outlook's Safe Links or Google's
 * redirection, and without tracking parameters. Everything else of the address stays as it was written.
 */
export function linkFromOutside(address: string | null): string | null {
  const href = safeLink(address)
  if (href === null || !/^https?:/iu.test(href)) return href
  const url = parsed(href)
  if (!url) return href
  const target = detourTarget(url)
  return target === null ? withoutTracking(href, url) : linkFromOutside(target)
}

function detourTarget(url: URL): string | null {
  if (/(?:^|\.)safelinks\.protection\.outlook\.com$/u.test(url.hostname)) return safeTarget(url, 'url')
  if (/^www\.google\.[a-z.]+$/u.test(url.hostname) && url.pathname === '/url')
    return safeTarget(url, 'q') ?? safeTarget(url, 'url')
  return null
}

function safeTarget(url: URL, name: string): string | null {
  const target = safeLink(url.searchParams.get(name))
  // A detour that leads to itself would never end.
  return target !== null && /^https?:/iu.test(target) && target.length < url.href.length ? target : null
}

function withoutTracking(href: string, url: URL): string {
  if (![...url.searchParams.keys()].some((name) => TRACKING.test(name))) return href
  const [before = '', hash] = splitAt(href, '#')
  const [path = '', query = ''] = splitAt(before, '?')
  const kept = query.split('&').filter((part) => !TRACKING.test(part.split('=')[0] ?? ''))
  return `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash === undefined ? '' : `#${hash}`}`
}

function splitAt(text: string, sign: string): readonly (string | undefined)[] {
  const place = text.indexOf(sign)
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)]
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
