import { frameBytes } from './frameBytes.ts'
import { MessageRate } from './MessageRate.ts'

/** Somebody who is sent what others wrote. */
export interface Receiver {
  /** Bytes of one or more WebSocket frames; shared with others, never changed. */
  sendBytes(bytes: Uint8Array): void
}

/** A message for everybody but its author, who may be due another one. */
interface Due<Member> {
  readonly bytes: Uint8Array
  readonly author: Member | null
  readonly answer: Uint8Array | null
}

export interface FanoutParts<Member extends Receiver> {
  /** Who is there and has been told the whole document. */
  readonly receivers: () => Iterable<Member>
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
  readonly #due: Due<Member>[] = []
  #lastSent = -Infinity
  #timer: NodeJS.Timeout | null = null
  #isSoon = false
  readonly #behind: (() => void)[] = []

  constructor(parts: FanoutParts<Member>) {
    this.#parts = parts
  }

  /** `answer`: what the author is due instead; null for nothing. */
  add(message: Uint8Array, author: Member | null, answer: Uint8Array | null): void {
    this.#due.push({ bytes: frameBytes(message), author, answer: answer && frameBytes(answer) })
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

  #send(due: readonly Due<Member>[]): void {
    if (due.length === 0) return
    this.#lastSent = this.#parts.clock()
    const authors = new Set(due.map(({ author }) => author))
    const all = joined(due.map(({ bytes }) => bytes))
    for (const member of this.#parts.receivers()) {
      const bytes = authors.has(member) ? joined(due.flatMap((each) => bytesFor(each, member))) : all
      if (bytes.byteLength > 0) member.sendBytes(bytes)
    }
  }
}

function bytesFor<Member>({ bytes, author, answer }: Due<Member>, member: Member): readonly Uint8Array[] {
  if (author !== member) return [bytes]
  return answer === null ? [] : [answer]
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  return parts.length === 1 && first ? first : Buffer.concat(parts)
}
