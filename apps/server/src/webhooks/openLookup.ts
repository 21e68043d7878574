import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { OpenNetworks } from './OpenNetworks.ts'

class AddressRefused extends Error {
  readonly code = 'address-refused'
}

/**
 * Looks a name up for a connection, and gives only addresses that messages may go to: those are what is connected to, so that
 * a name cannot stand for something else a moment later. One that is closed among them refuses all.
 */
export function openLookup(networks: OpenNetworks, resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return callback(error ?? new AddressRefused(), '')
      if (!addresses.every(({ address }) => networks.has(address))) return callback(new AddressRefused(), '')
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
}
