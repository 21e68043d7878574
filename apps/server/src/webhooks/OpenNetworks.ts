import { BlockList, isIP } from 'node:net'

/** What is nobody's on the Internet, or not theirs alone: this machine, private and reserved networks, and ways round by another address. */
const CLOSED: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]

/** Where the Internet has given addresses of the newer kind, and what of that leads elsewhere. */
const GIVEN = '2000::/3'
const CLOSED_OF_GIVEN: readonly string[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

/** Addresses that messages may go to: the Internet's, and those of networks that the installation opens. */
export class OpenNetworks {
  readonly #opened: BlockList
  readonly #closed = listOf([...CLOSED, ...CLOSED_OF_GIVEN])
  readonly #given = listOf([GIVEN])

  /** `opened`: networks like `10.1.0.0/16`, each of which `isNetwork`. */
  constructor(opened: readonly string[]) {
    this.#opened = listOf(opened)
  }

  /** Whether this address, as `lookup` gives it, may be connected to. */
  has(address: string): boolean {
    const plain = embedded(address)
    const family = isIP(plain)
    if (family === 0) return false
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    if (this.#opened.check(plain, kind)) return true
    return !this.#closed.check(plain, kind) && (family === 4 || this.#given.check(plain, kind))
  }
}

/** Whether this names a network, like `10.1.0.0/16` or `fd00::/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/')
  const family = isIP(address)
  return (
    family > 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
  )
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/** An address of the older kind that one of the newer kind stands for, as systems write it; else the address. */
function embedded(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? address.replace(/%.*$/, '')
}
