import type { Audience, Due, Hearing } from './Fanout.ts'
import { MissedUpdates, startsOf } from './MissedUpdates.ts'
import type { Starts } from './MissedUpdates.ts'
import type { SyncSettings } from './SyncSettings.ts'

/** Somebody who is told what others write. */
export interface Receiver {
  /** Bytes that wait for its network to take them. */
  readonly waitingBytes: number
  /** One message. */
  send(message: Uint8Array): void
  /** Bytes of one or more WebSocket frames; shared with others, never changed. */
  sendBytes(bytes: Uint8Array): void
}

export interface ReadersParts<Member> {
  readonly settings: Pick<SyncSettings, 'maxQueuedBytes' | 'readWithin'>
  /** Tells a reader what it missed, and calls `told` then. */
  readonly catchUp: (member: Member, missed: MissedUpdates) => void
  /** The message about the states of these clients that a reader is due; null for none. */
  readonly statesFor: (member: Member, clients: Iterable<number>) => Uint8Array | null
  readonly onTooSlow: (member: Member) => void
}

/** A reader with so much to read that nothing more is queued for it. */
interface Behind {
  missed: MissedUpdates
  /** Clients whose state changed. */
  readonly states: Set<number>
  /** What is said behind everything that it missed, in order. */
  readonly later: (() => void)[]
  /** Runs out if it reads too slowly. Null: it has read all that waited, and is about to be told what it missed. */
  patience: NodeJS.Timeout | null
}

interface Place {
  /** Has been told the whole document: gets every update from now on. */
  isSynced: boolean
  behind: Behind | null
}

/** What is held back for one reader at most; a tab asks a few times a second whether all is saved. */
const MOST_LATER = 10_000

/**
 * Everybody who reads an article, and what each may be sent now. Somebody for whom a MiB waits is behind: nothing more
 * is queued until all of it is read; then one message tells what was missed, one the states that changed, and everything
 * that was held back follows in order. So a reader that stops costs a MiB, however much is written meanwhile.
 */
export class Readers<Member extends Receiver> implements Audience<Member> {
  readonly #parts: ReadersParts<Member>
  readonly #places = new Map<Member, Place>()
  /** Updates of the document that have not left yet; where they begin, once somebody needed to know. */
  readonly #underWay = new Map<Uint8Array, Starts | null>()

  constructor(parts: ReadersParts<Member>) {
    this.#parts = parts
  }

  /** How many are behind. */
  get behind(): number {
    return [...this.#places.values()].filter(({ behind }) => behind !== null).length
  }

  members(): Iterable<Member> {
    return this.#places.keys()
  }

  hears(member: Member): Hearing {
    const place = this.#places.get(member)
    if (place === undefined || place.behind !== null) return 'nothing'
    return place.isSynced ? 'everything' : 'states'
  }

  add(member: Member): void {
    this.#places.set(member, { isSynced: false, behind: null })
  }

  remove(member: Member): void {
    clearTimeout(this.#places.get(member)?.behind?.patience ?? undefined)
    this.#places.delete(member)
  }

  /** From now on a member gets every update, although it is told the document only later. */
  synced(member: Member): void {
    const place = this.#places.get(member)
    if (place) place.isSynced = true
  }

  /** An update became part of the document: nobody has been sent it yet. */
  comes(update: Uint8Array): void {
    this.#underWay.set(update, null)
  }

  send(member: Member, bytes: Uint8Array): void {
    member.sendBytes(bytes)
    this.#look(member)
  }

  passOver(member: Member, due: readonly Due<Member>[]): void {
    const place = this.#places.get(member)
    if (!place?.behind) return
    for (const { tells } of due) {
      if (!(tells instanceof Uint8Array)) this.missStates(member, tells)
      else if (place.isSynced) place.behind.missed.note(this.#startsOf(tells))
    }
  }

  left(due: readonly Due<Member>[]): void {
    for (const { tells } of due) if (tells instanceof Uint8Array) this.#underWay.delete(tells)
  }

  /** Says something to a member: now, or when it has caught up. */
  say(member: Member, words: () => void): void {
    const behind = this.#places.get(member)?.behind
    if (behind) {
      if (behind.later.length === MOST_LATER) return this.#parts.onTooSlow(member)
      behind.later.push(words)
      return
    }
    words()
    this.#look(member)
  }

  /** Whether a member is behind and will be told these states when it has caught up. */
  missStates(member: Member, clients: Iterable<number>): boolean {
    const behind = this.#places.get(member)?.behind
    if (!behind) return false
    for (const client of clients) behind.states.add(client)
    return true
  }

  /** Whether a member that asks for what it lacks has so much to read that it will be told later. */
  putOff(member: Member, stateVector: Uint8Array): boolean {
    const behind = this.#places.get(member)?.behind
    if (!behind || behind.patience === null) return false
    behind.missed.ask(stateVector)
    return true
  }

  /**
   * Tells a member what it lacked, as of this state vector; false if it has much to read and will be told later. `isAll`:
   * everything is in it that has left until now, or may leave now; what a member that is behind missed besides is told
   * next.
   */
  told(member: Member, answer: Uint8Array, stateVector: Uint8Array, isAll: boolean): boolean {
    const place = this.#places.get(member)
    if (!place || this.putOff(member, stateVector)) return false
    place.isSynced = true
    member.send(answer)
    if (place.behind === null) this.#look(member)
    else {
      if (isAll) place.behind.missed = new MissedUpdates()
      this.#goOn(member, place, place.behind)
    }
    return true
  }

  /** Nothing waits for its network any more. */
  drained(member: Member): void {
    const place = this.#places.get(member)
    if (!place?.behind || place.behind.patience === null) return
    clearTimeout(place.behind.patience)
    place.behind.patience = null
    this.#goOn(member, place, place.behind)
  }

  dispose(): void {
    for (const member of this.#places.keys()) this.remove(member)
  }

  #goOn(member: Member, place: Place, behind: Behind): void {
    const { missed, states, later } = behind
    if (!missed.isEmpty) {
      behind.missed = new MissedUpdates()
      // They are in the document, so the message has them: until it leaves they are passed over like those before.
      for (const update of this.#underWay.keys()) missed.note(this.#startsOf(update))
      return this.#parts.catchUp(member, missed)
    }
    place.behind = null
    const message = this.#parts.statesFor(member, states)
    if (message !== null) member.send(message)
    for (const words of later) words()
    this.#look(member)
  }

  /** Who has much to read is behind; how long it may take is known then, for nothing is added. */
  #look(member: Member): void {
    const place = this.#places.get(member)
    const { maxQueuedBytes, readWithin } = this.#parts.settings
    if (!place || place.behind !== null || member.waitingBytes < maxQueuedBytes) return
    const patience = setTimeout(
      () => this.#parts.onTooSlow(member),
      (readWithin * member.waitingBytes) / maxQueuedBytes,
    )
    place.behind = { missed: new MissedUpdates(), states: new Set(), later: [], patience }
  }

  #startsOf(update: Uint8Array): Starts {
    const known = this.#underWay.get(update) ?? startsOf(update)
    if (this.#underWay.has(update)) this.#underWay.set(update, known)
    return known
  }
}
