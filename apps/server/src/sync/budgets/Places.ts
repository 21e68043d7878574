import { CLOSE_CODES } from '@stet/protocol'
import type { CloseCode } from '@stet/protocol'
import type { BudgetSettings } from './BudgetSettings.ts'
import type { PersonBudgets } from './PersonBudgets.ts'

/** Why there is no place for one more socket. */
export interface Crowded {
  readonly code: CloseCode
  /** The same by HTTP. */
  readonly status: 429 | 503
  readonly reason: string
}

/** One socket, from its upgrade on. */
export interface Place {
  /** Takes a place for it as one of this person's, or says why there is none. */
  takeFor(personId: string): Crowded | null
  /** The socket is gone. */
  leave(): void
}

export interface PlacesParts {
  readonly settings: BudgetSettings
  readonly people: PersonBudgets
  /** Bytes that wait for readers and for the disk. Asked at most every tenth of a second: it looks at every socket. */
  readonly waitingBytes: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
}

const LOOK_EVERY = 100

/** How many sockets there are: in all, from each address and of each person. Only newcomers are turned away. */
export class Places {
  readonly #parts: PlacesParts
  readonly #addresses = new Map<string, number>()
  readonly #people = new Map<string, number>()
  #taken = 0
  #waiting = { bytes: 0, at: -Infinity }

  constructor(parts: PlacesParts) {
    this.#parts = parts
  }

  /** A socket comes from this address; it counts until it leaves, whatever becomes of it. */
  enter(address: string): Place {
    let person: string | null = null
    let isHere = true
    this.#taken += 1
    add(this.#addresses, address, 1)
    return {
      takeFor: (personId) => {
        const crowded = this.#crowded(address, personId)
        if (crowded === null && isHere) {
          person = personId
          add(this.#people, personId, 1)
        }
        return crowded
      },
      leave: () => {
        if (!isHere) return
        isHere = false
        this.#taken -= 1
        add(this.#addresses, address, -1)
        if (person !== null) add(this.#people, person, -1)
      },
    }
  }

  #crowded(address: string, personId: string): Crowded | null {
    const { settings, people, clock } = this.#parts
    const { socketsOfPerson, socketsOfAddress, sockets, maxWaitingBytes } = settings
    const now = clock()
    const owed = people.of(personId, now).messages.take(settings.messagesOfUpgrade, now)
    if (owed > settings.longestWait) return tooOften
    if ((this.#people.get(personId) ?? 0) >= socketsOfPerson) return ofOnePerson
    if ((this.#addresses.get(address) ?? 0) > socketsOfAddress) return ofOneAddress
    return this.#taken > sockets || this.#waitingBytes() > maxWaitingBytes ? overloaded : null
  }

  #waitingBytes(): number {
    const { waitingBytes, clock } = this.#parts
    const at = clock()
    if (at - this.#waiting.at >= LOOK_EVERY) this.#waiting = { bytes: waitingBytes(), at }
    return this.#waiting.bytes
  }
}

const { tooMuch, busy } = CLOSE_CODES
const tooOften: Crowded = { code: tooMuch, status: 429, reason: 'comes too often' }
const ofOnePerson: Crowded = { code: tooMuch, status: 429, reason: 'too many sockets of one person' }
const ofOneAddress: Crowded = { code: tooMuch, status: 429, reason: 'too many sockets from one address' }
const overloaded: Crowded = { code: busy, status: 503, reason: 'there is too much to do' }

function add(counts: Map<string, number>, key: string, more: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + more
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
