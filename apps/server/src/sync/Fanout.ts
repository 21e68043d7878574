import { frameBytes } from './frameBytes.ts'
import { MessageRate } from '../MessageRate.ts'

/** A message for everybody, but for some: they are due another one, or (null) none. */
export interface Due<Member> {
  /** The update that it is, which builds on all before; or the clients of which it tells the latest state. */
  readonly tells: Uint8Array | readonly number[]
  readonly message: Uint8Array
  readonly instead: ReadonlyMap<Member, Uint8Array | null>
}

/** What somebody may be sent; updates are for those alone who have been told the whole document. */
export type Hearing = 'everything' | 'states' | 'nothing'

/** Those to whom messages leave. */
export interface Audience<Member> {
  members(): Iterable<Member>
  hears(member: Member): Hearing
  /** Bytes of one or more WebSocket frames; shared with others, never changed. */
  send(member: Member, bytes: Uint8Array): void
  /** Called instead of `send` for somebody who may be sent nothing. */
  passOver(member: Member, due: readonly Due<Member>[]): void
  /** Everybody was sent these, or passed over. */
  left(due: readonly Due<Member>[]): void
}

interface Framed<Member> {
  readonly due: Due<Member>
  readonly bytes: Uint8Array
  readonly instead: Map<Member, Uint8Array | null>
}

export interface FanoutParts<Member> {
  readonly audience: Audience<Member>
  /** What is only worth its latest state, as it is at the moment in which something leaves; null if nothing changed. */
  readonly latest: () => Due<Member> | null
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
}

/**
 * How long messages are gathered, in milliseconds, from so many a second on. In an article with few writers nobody waits;
 * in a crowd many frames share one write, and a thirtieth of a second is what a screen takes for two. Where only carets
 * move, a tenth is enough for an eye that has dozens to look at: they leave with the updates if there are some.
 */
const WINDOWS = [
  { from: 160, updates: 33, states: 100 },
  { from: 80, updates: 16, states: 50 },
] as const
const AT_ONCE = { updates: 0, states: 0 }

/**
 * Sends messages of one article to all who have it open. Each is framed once, and the bytes are shared; those of one
 * moment leave in one write for each socket, as frames of their own. The first of a moment leaves at once.
 */
export class Fanout<Member> {
  readonly #parts: FanoutParts<Member>
  readonly #rate = new MessageRate()
  readonly #due: Framed<Member>[] = []
  #lastSent = -Infinity
  #lastStates = -Infinity
  #timer: NodeJS.Timeout | null = null
  #timerAt = Infinity
  #isSoon = false
  readonly #behind: (() => void)[] = []

  constructor(parts: FanoutParts<Member>) {
    this.#parts = parts
  }

  /** An update. */
  add(due: Due<Member>): void {
    this.#due.push(framed(due))
    const now = this.#parts.clock()
    this.#leave(this.#lastSent + this.#windows(now).updates, now)
  }

  /** Somebody was told otherwise what the updates that wait tell: it is not sent them. */
  spare(member: Member): void {
    for (const { instead } of this.#due) instead.set(member, null)
  }

  /** There is a latest state to leave. */
  touch(): void {
    const now = this.#parts.clock()
    this.#leave(this.#lastStates + this.#windows(now).states, now)
  }

  /** Does something behind what is about to leave; what is gathered longer is not waited for. */
  behind(work: () => void): void {
    if (this.#isSoon) this.#behind.push(work)
    else work()
  }

  /** Does something behind all that waits: what was gathered leaves now. */
  behindAll(work: () => void): void {
    if (this.#timer !== null) this.flush()
    this.behind(work)
  }

  /** Sends at once what waits. */
  flush(): void {
    this.#stopTimer()
    this.#isSoon = false
    this.#send(this.#due.splice(0))
    for (const work of this.#behind.splice(0)) work()
  }

  dispose(): void {
    this.#stopTimer()
    this.#due.length = 0
  }

  #windows(now: number): typeof AT_ONCE {
    const rate = this.#rate.note(now)
    return WINDOWS.find(({ from }) => rate >= from) ?? AT_ONCE
  }

  /** What waits leaves at this time, if not before. */
  #leave(at: number, now: number): void {
    if (this.#isSoon) return
    if (at <= now) {
      this.#isSoon = true
      // Behind all that the same commit has put on disk.
      queueMicrotask(() => this.flush())
    } else if (at < this.#timerAt) {
      this.#stopTimer()
      this.#timer = setTimeout(() => this.flush(), at - now)
      this.#timerAt = at
    }
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#timerAt = Infinity
  }

  #send(updates: readonly Framed<Member>[]): void {
    const { audience, latest, clock } = this.#parts
    const states = latest()
    const framedDue = states ? [...updates, framed(states)] : updates
    if (framedDue.length === 0) return
    this.#lastSent = clock()
    if (states) this.#lastStates = this.#lastSent
    const others = new Set(framedDue.flatMap(({ instead }) => [...instead.keys()]))
    const all = joined(framedDue.map(({ bytes }) => bytes))
    for (const member of audience.members()) {
      const hearing = audience.hears(member)
      if (hearing === 'nothing') {
        const missed = framedDue.filter(({ instead }) => instead.get(member) !== null)
        audience.passOver(
          member,
          missed.map(({ due }) => due),
        )
        continue
      }
      const isOne = hearing === 'everything' && !others.has(member)
      const bytes = isOne ? all : joined(framedDue.flatMap((each) => bytesFor(each, member, hearing)))
      if (bytes.byteLength > 0) audience.send(member, bytes)
    }
    audience.left(framedDue.map(({ due }) => due))
  }
}

function bytesFor<Member>(
  { due, bytes, instead }: Framed<Member>,
  member: Member,
  hearing: Hearing,
): readonly Uint8Array[] {
  if (due.tells instanceof Uint8Array && hearing === 'states') return []
  const other = instead.get(member)
  if (other === undefined) return [bytes]
  return other === null ? [] : [other]
}

function framed<Member>(due: Due<Member>): Framed<Member> {
  const others = [...due.instead].map(([member, other]) => [member, other && frameBytes(other)] as const)
  return { due, bytes: frameBytes(due.message), instead: new Map(others) }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  return parts.length === 1 && first ? first : Buffer.concat(parts)
}
