import { frameBytes } from './frameBytes.ts'
import { MessageRate } from './MessageRate.ts'

/** Somebody who is sent what others wrote. */
export interface Receiver {
  /** Bytes of one or more WebSocket frames; shared with others, never changed. */
  sendBytes(bytes: Uint8Array): void
}

/** A message for everybody, but for some: they are due another one, or (null) none. */
export interface Due<Member> {
  readonly message: Uint8Array
  readonly instead: ReadonlyMap<Member, Uint8Array | null>
}

interface Framed<Member> {
  readonly bytes: Uint8Array
  readonly instead: ReadonlyMap<Member, Uint8Array | null>
  /** It builds on nothing that was sent before. */
  readonly isForAll: boolean
}

export interface FanoutParts<Member extends Receiver> {
  readonly receivers: () => Iterable<Member>
  /** Whether somebody has been told the whole document: updates are for these alone. */
  readonly isSynced: (member: Member) => boolean
  /** What is only worth its latest state, as it is at the moment in which something leaves; null if nothing changed. */
  readonly latest: () => Due<Member> | null
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
}

/**
 * How long messages are gathered, in milliseconds, from so many a second on. In an article with few writers nobody waits;
 * in a crowd many frames share one write, and a thirtieth of a second is what a screen takes for two.
 */
const WINDOWS = [
  { from: 160, wait: 33 },
  { from: 80, wait: 16 },
] as const

/**
 * Sends messages of one article to all who have it open. Each is framed once, and the bytes are shared; those of one
 * moment leave in one write for each socket, as frames of their own. The first of a moment leaves at once.
 */
export class Fanout<Member extends Receiver> {
  readonly #parts: FanoutParts<Member>
  readonly #rate = new MessageRate()
  readonly #due: Framed<Member>[] = []
  #lastSent = -Infinity
  #timer: NodeJS.Timeout | null = null
  #isSoon = false
  readonly #behind: (() => void)[] = []

  constructor(parts: FanoutParts<Member>) {
    this.#parts = parts
  }

  /** An update. */
  add(due: Due<Member>): void {
    this.#due.push(framed(due, false))
    this.touch()
  }

  /** There is something to leave, perhaps a latest state. */
  touch(): void {
    const now = this.#parts.clock()
    const rate = this.#rate.note(now)
    if (this.#isSoon || this.#timer !== null) return
    const gathered = WINDOWS.find(({ from }) => rate >= from)?.wait ?? 0
    const wait = this.#lastSent + gathered - now
    if (wait > 0) {
      this.#timer = setTimeout(() => this.flush(), wait)
      return
    }
    this.#isSoon = true
    // Behind all that the same commit has put on disk.
    queueMicrotask(() => this.flush())
  }

  /** Does something behind what is about to leave; what is gathered longer is not waited for. */
  behind(work: () => void): void {
    if (this.#isSoon) this.#behind.push(work)
    else work()
  }

  /** Sends at once what waits. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#isSoon = false
    this.#send(this.#due.splice(0))
    for (const work of this.#behind.splice(0)) work()
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#due.length = 0
  }

  #send(updates: readonly Framed<Member>[]): void {
    const { receivers, isSynced, latest, clock } = this.#parts
    const state = latest()
    const due = state ? [...updates, framed(state, true)] : updates
    if (due.length === 0) return
    this.#lastSent = clock()
    const others = new Set(due.flatMap(({ instead }) => [...instead.keys()]))
    const all = joined(due.map(({ bytes }) => bytes))
    for (const member of receivers()) {
      const isOne = !others.has(member) && isSynced(member)
      const bytes = isOne ? all : joined(due.flatMap((each) => this.#bytesFor(each, member)))
      if (bytes.byteLength > 0) member.sendBytes(bytes)
    }
  }

  #bytesFor({ bytes, instead, isForAll }: Framed<Member>, member: Member): readonly Uint8Array[] {
    if (!isForAll && !this.#parts.isSynced(member)) return []
    const other = instead.get(member)
    if (other === undefined) return [bytes]
    return other === null ? [] : [other]
  }
}

function framed<Member>({ message, instead }: Due<Member>, isForAll: boolean): Framed<Member> {
  const others = [...instead].map(([member, other]) => [member, other && frameBytes(other)] as const)
  return { bytes: frameBytes(message), instead: new Map(others), isForAll }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  return parts.length === 1 && first ? first : Buffer.concat(parts)
}
