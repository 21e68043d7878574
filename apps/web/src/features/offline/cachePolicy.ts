/** What the service worker knows of a request. */
export interface AskedFor {
  readonly method: string
  /** `navigate` for a page. */
  readonly mode: string
  readonly url: string
}

/**
 * How a request is answered. `network`: the service worker stays out of it. `shell`: the app's page, from the cache.
 * `file`: from the cache, else from the network.
 */
export type CachePolicy = 'network' | 'shell' | 'file'

/** What the server answers itself, whatever the state of the app: never cached, never replaced. */
const SERVER_PATHS = /^\/(api|sync|healthz|readyz|metrics)(\/|$)/

/** Decides how a request is answered; `origin` is the app's own. */
export function cachePolicy({ method, mode, url }: AskedFor, origin: string): CachePolicy {
  const { pathname, origin: asked } = new URL(url)
  if (method !== 'GET' || asked !== origin || SERVER_PATHS.test(pathname)) return 'network'
  return mode === 'navigate' ? 'shell' : 'file'
}

/** Which caches a newly active version removes: all of ours but its own and the one before, which open tabs may still run. */
export function outdatedCaches(names: readonly string[], current: string, prefix: string): readonly string[] {
  const ours = names.filter((name) => name.startsWith(prefix) && name !== current)
  return ours.slice(0, -1)
}
