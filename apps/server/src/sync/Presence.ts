import { CLOSE_CODES, MAX_PRESENCE_BYTES } from '@stet/protocol'
import type { PresentPerson } from '@stet/protocol'
import { ByteWriter, varBytesLength, varUintLength } from './ByteWriter.ts'
import { statesFrame } from './frames.ts'
import { ByteReader } from './guard/ByteReader.ts'
import { refusal } from './guard/Refusal.ts'
import type { Refusal } from './guard/Refusal.ts'
import { decodeText, parseSoundObject } from './guard/untrustedValue.ts'

/** States of one tab: its clientID, and with more than one mode perhaps a few. */
const MAX_CLIENTS_EACH = 4
/** States of one message. Stock clients repeat what they heard, which is one of each socket that there is, nearly. */
const MAX_STATES = 10_000
/** Clients that are remembered after they left, so that nobody else brings them back. */
const MAX_REMEMBERED = 1_000

/** Whose states they are: one object a socket. */
export interface PresenceOwner {
  readonly person: PresentPerson
  /** Whether the socket named this clientID when it came. */
  names(client: number): boolean
  /** Whether somebody else has this clientID on record. */
  isForeign(client: number): boolean
}

interface Entry<Owner> {
  readonly personId: string
  owner: Owner | null
  state: Readonly<Record<string, unknown>> | null
  clock: number
  sentAt: number
  /** What everybody is told of it; null until somebody is. */
  told: Uint8Array | null
}

/**
 * Carets and the like of everybody in an article (awareness). Stock clients repeat what they hear of others: an entry
 * about somebody else's client is passed over in silence. The clock that goes out is the server's own and grows over
 * restarts, so that somebody who comes back under the same clientID is always seen.
 */
export class Presence<Owner extends PresenceOwner> {
  readonly #now: () => number
  /** Those that changed last are at the end. */
  readonly #entries = new Map<number, Entry<Owner>>()
  /** The clients that each has, also those of which nothing is shown any more. */
  readonly #clients = new Map<Owner, Set<number>>()
  readonly #hasSpoken = new WeakSet<Owner>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes what a socket says of itself; the answer is the clients whose state is another one now. */
  receive(owner: Owner, update: Uint8Array): { readonly changed: readonly number[] } | Refusal {
    const said = readStates(update)
    if (said === null) return malformed
    const isFirst = !this.#hasSpoken.has(owner)
    this.#hasSpoken.add(owner)
    const changed: number[] = []
    for (const { client, bytes } of said) {
      if (!this.#mayAct(owner, client, isFirst && said.length === 1)) continue
      const state = parseState(bytes)
      if (state === undefined) return malformed
      if (state === null && !this.#entries.has(client)) continue
      this.#set(client, owner, state)
      changed.push(client)
    }
    return { changed }
  }

  /** The socket is gone: so are its states, at once. The answer is the clients that they were of. */
  leave(owner: Owner): readonly number[] {
    const left = [...(this.#clients.get(owner) ?? [])]
    for (const client of left) {
      this.#set(client, owner, null)
      const entry = this.#entries.get(client)
      if (entry) {
        entry.owner = null
        entry.told = null
      }
    }
    this.#clients.delete(owner)
    this.#forget()
    return left
  }

  /** The clients that show a state, but those of one socket. */
  clients(except: Owner | null): readonly number[] {
    return [...this.#entries]
      .filter(([, { owner, state }]) => state !== null && owner !== except)
      .map(([client]) => client)
  }

  /** Whose client it is now. */
  ownerOf(client: number): Owner | null {
    return this.#entries.get(client)?.owner ?? null
  }

  /**
   * Renews the states that were not for so long (a tab in the background is slowed down) although their socket lives; the
   * answer is whose they are.
   */
  renew(olderThan: number): ReadonlyMap<number, Owner> {
    const stale = [...this.#entries].filter(([, { sentAt, state }]) => {
      return state !== null && this.#now() - sentAt > olderThan
    })
    const renewed = new Map<number, Owner>()
    for (const [client, { owner, state }] of stale) {
      if (owner === null) continue
      this.#set(client, owner, state)
      renewed.set(client, owner)
    }
    return renewed
  }

  /**
   * A client that is somewhere else belongs there. It moves to a new socket of the same person if that named it or
   * begins by speaking of it alone, as every client does when it comes back.
   */
  #mayAct(owner: Owner, client: number, isComing: boolean): boolean {
    const entry = this.#entries.get(client)
    if (entry?.owner === owner) return true
    if (owner.isForeign(client) || (entry !== undefined && entry.personId !== owner.person.id)) return false
    if (entry !== undefined && !isComing && !owner.names(client)) return false
    return (this.#clients.get(owner)?.size ?? 0) < MAX_CLIENTS_EACH
  }

  #set(client: number, owner: Owner, state: Entry<Owner>['state']): void {
    const before = this.#entries.get(client)
    const clock = Math.max((before?.clock ?? 0) + 1, this.#now())
    if (before?.owner) this.#clients.get(before.owner)?.delete(client)
    this.#clients.set(owner, (this.#clients.get(owner) ?? new Set()).add(client))
    this.#entries.delete(client)
    this.#entries.set(client, {
      personId: owner.person.id,
      owner,
      state,
      clock,
      sentAt: this.#now(),
      told: null,
    })
  }

  /** The message that tells the states of these clients as they are now; null for none. */
  frameOf(clients: readonly number[]): Uint8Array | null {
    return clients.length === 0 ? null : statesFrame(clients.map((client) => this.#told(client)))
  }

  #told(client: number): Uint8Array {
    const entry = this.#entries.get(client)
    if (entry?.told) return entry.told
    const told = encodedState(client, entry)
    if (entry) entry.told = told
    return told
  }

  #forget(): void {
    let surplus = this.#entries.size - MAX_REMEMBERED
    for (const [client, { owner }] of this.#entries) {
      if (surplus <= 0) return
      if (owner !== null) continue
      this.#entries.delete(client)
      surplus -= 1
    }
  }
}

const malformed = refusal(CLOSE_CODES.malformed, 'an awareness state that is not sound')

/** An entry of an awareness message. Whose state it is, is the server's word. */
function encodedState(client: number, entry: Entry<PresenceOwner> | undefined): Uint8Array {
  const state = entry?.state && entry.owner ? { ...entry.state, user: entry.owner.person } : null
  const clock = entry?.clock ?? 0
  const json = Buffer.from(JSON.stringify(state))
  const writer = new ByteWriter(varUintLength(client) + varUintLength(clock) + varBytesLength(json))
  return writer.varUint(client).varUint(clock).varBytes(json).bytes
}

/** States as they came: most of what a stock client repeats is passed over. */
function readStates(update: Uint8Array): { client: number; bytes: Uint8Array }[] | null {
  const reader = new ByteReader(update)
  const count = reader.varUint()
  if (count > MAX_STATES) return null
  const states: { client: number; bytes: Uint8Array }[] = []
  for (let index = 0; index < count && !reader.isBroken; index += 1) {
    const client = reader.varUint()
    reader.varUint()
    states.push({ client, bytes: reader.bytes() })
  }
  return reader.isBroken || reader.remaining > 0 ? null : states
}

/** Null: the client has left. Undefined if it is no sound object. */
function parseState(bytes: Uint8Array): Readonly<Record<string, unknown>> | null | undefined {
  if (bytes.byteLength > MAX_PRESENCE_BYTES) return undefined
  const json = decodeText(bytes)
  return json === 'null' ? null : (parseSoundObject(json ?? '') ?? undefined)
}
