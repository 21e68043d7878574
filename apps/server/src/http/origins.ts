import type { IncomingHttpHeaders } from 'node:http'

/** Which `Origin` a browser may send along with a session. HTTP and sync ask the same one. */
export interface OriginPolicy {
  /**
   * Whether a page of this origin may speak to this server; an opaque one (`null`) never may. `host` is the `Host` header
   * of the same request.
   */
  allows(origin: string | undefined, host: string | undefined): boolean
}

/**
 * With a list, exactly the list. Without one, the server's own address: the one that it was asked at. That is safe although
 * a client chooses its `Host`, because a browser does not let a page choose it, and because sessions are bound to it: a page
 * of a foreign name that points here has no session here.
 */
export function createOriginPolicy(listed: readonly string[] | null): OriginPolicy {
  return {
    allows(origin, host) {
      if (origin === undefined) return false
      if (listed) return listed.includes(origin)
      return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
    },
  }
}

/**
 * Whether a request that changes something may come from where it says. Browsers always name the origin of such a
 * request, or at least whether it is cross-site; what names neither is no browser and rides on nobody's session.
 */
export function isFromOurPages(policy: OriginPolicy, headers: IncomingHttpHeaders): boolean {
  if (headers.origin !== undefined) return policy.allows(headers.origin, headers.host)
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
