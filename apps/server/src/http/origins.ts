import type { IncomingHttpHeaders } from 'node:http'

/** Which `Origin` a browser may send along with a session. HTTP and sync ask the same one. */
export interface OriginPolicy {
  /** Whether exactly this origin is on the list; an opaque one (`null`) never is. */
  allows(origin: string | undefined): boolean
}

/** The addresses at which a server listening on `host` and `port` is reached without anything before it. */
export function ownOrigins(host: string, port: number, interfaceAddresses: readonly string[]): string[] {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const hosts = ['localhost', '127.0.0.1', '::1', ...(isEverywhere ? interfaceAddresses : [host])]
  return [...new Set(hosts)].map(
    (name) => new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin,
  )
}

/** The list is asked for at every decision: with port 0 the own address is known only after the start. */
export function createOriginPolicy(allowed: () => readonly string[]): OriginPolicy {
  return { allows: (origin) => origin !== undefined && allowed().includes(origin) }
}

/**
 * Whether a request that changes something may come from where it says. Browsers always name the origin of such a
 * request, or at least whether it is cross-site; what names neither is no browser and rides on nobody's session.
 */
export function isFromOurPages(policy: OriginPolicy, headers: IncomingHttpHeaders): boolean {
  if (headers.origin !== undefined) return policy.allows(headers.origin)
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
