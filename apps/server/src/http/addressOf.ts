import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'

/** Whom we believe when it says for whom it asks (`X-Forwarded-For`): a proxy on this machine, nobody else. */
export const isTrustedProxy: (address: string, hop: number) => boolean = proxyAddress.compile('loopback')

/** The network address that a request or an upgrade comes from; the same for HTTP (`request.ip`) and sync. */
export function addressOf(request: IncomingMessage): string {
  const address: string | undefined = proxyAddress(request, isTrustedProxy)
  return address ?? 'gone'
}
