import { isIP } from 'node:net'
import type { OpenNetworks } from './OpenNetworks.ts'

const HERE = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * What is wrong with the address of a receiver, for whoever gives it; null: nothing, as far as can be said before its name is
 * looked up. In the clear it goes only to this machine, where the installation opens that.
 */
export function urlProblem(text: string, networks: OpenNetworks): string | null {
  if (!URL.canParse(text)) return 'must be an address like https://cms.example/stet'
  const { protocol, hostname, username, password } = new URL(text)
  if (username !== '' || password !== '') return 'must not hold a name or a password'
  const isHere = HERE.has(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere)) return 'must begin with https://'
  const address = isHere && hostname === 'localhost' ? '127.0.0.1' : hostname.replace(/^\[(.*)\]$/, '$1')
  const isClosed = isIP(address) > 0 && !networks.has(address)
  return isClosed ? 'is in a network that messages may not go to' : null
}
