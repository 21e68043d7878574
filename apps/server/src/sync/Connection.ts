import { compareFingerprints } from '@stet/article'
import type { Fingerprint } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import type { Mode } from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import type { Logger } from '../observability/logger.ts'
import type { AuditTrail } from '../records/AuditTrail.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { Alarms } from './Alarms.ts'
import type { NamedClients } from './Bindings.ts'
import type { PersonBudgets } from './budgets/PersonBudgets.ts'
import { SocketBudget } from './budgets/SocketBudget.ts'
import type { Overdraft } from './budgets/SocketBudget.ts'
import { acknowledgeFrame, convertedFrame, fingerprintFrame, readMessage } from './frames.ts'
import type { Message } from './frames.ts'
import { isSoundStateVector } from './guard/isSoundStateVector.ts'
import type { Refusal } from './guard/Refusal.ts'
import type { Converted } from './LiveDocument.ts'
import type { Member } from './Member.ts'
import type { Closing, Room } from './Room.ts'
import type { Socket } from './Socket.ts'
import { SocketRecord } from './SocketRecord.ts'
import type { SyncCounts } from './SyncCounts.ts'
import type { SyncSettings } from './SyncSettings.ts'

/** What was decided about a socket before it was opened. */
export interface Admission {
  readonly actor: Actor
  readonly article: ArticleRow
  readonly mode: Mode
  /** When everybody was last sent away before this was decided. */
  readonly lastClosing: Closing | null
  readonly named: NamedClients
  /** Whether it may be sent acknowledgements. */
  readonly wantsAcknowledgements: boolean
}

/** What connections share. */
export interface ConnectionParts {
  readonly logger: Logger
  readonly audit: AuditTrail
  readonly alarms: Alarms
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  readonly counts: SyncCounts
  readonly settings: SyncSettings
  readonly people: PersonBudgets
}

/** How often a socket may be asked for everything because something that it built on was missing. */
const MAX_RESYNCS = 20

/** A question whether all is saved, and when it came. */
interface Barrier {
  readonly number: number
  readonly at: number
}

/** One socket in an article: reads its messages, in order, and closes it when one of them is not as it must be. */
export class Connection implements Member {
  readonly admission: Admission
  readonly record: SocketRecord
  readonly #socket: Socket
  readonly #room: Room
  readonly #parts: ConnectionParts
  readonly #budget: SocketBudget
  /** Messages of what is being read. */
  #messages = 0
  /** Step 1s to which no step 2 has come yet; the first is sent when the socket takes its seat. */
  #openQuestions = 1
  #resyncs = 0
  /** Barriers that came while something that the socket has may be missing; null: nothing is. */
  #owed: Barrier[] | null = []
  /** What it was told last that the server holds. */
  #told: Fingerprint | null = null
  /** It has said that it holds something else. */
  #differs = false
  #isClosed = false

  constructor(admission: Admission, socket: Socket, room: Room, parts: ConnectionParts) {
    this.admission = admission
    this.record = new SocketRecord(parts.audit, admission)
    this.#socket = socket
    this.#room = room
    this.#parts = parts
    const now = parts.clock()
    this.#budget = new SocketBudget(parts.settings, parts.people.of(admission.actor.id, now), now)
  }

  get actor(): Actor {
    return this.admission.actor
  }

  /** Bytes that wait for its network to take them. */
  get waitingBytes(): number {
    return this.#socket.waitingBytes
  }

  /** Takes its seat in the room. */
  open(): void {
    this.#room.join(this, this.admission.named)
  }

  /** A message or a ping. */
  noteMessage(): void {
    this.#messages += 1
  }

  /** So many bytes were read, with all messages noted since. What is over the budget is held, or too much. */
  noteRead(bytes: number): void {
    const { clock, counts } = this.#parts
    counts.bytes += bytes
    this.#hold(this.#budget.read(bytes, this.#messages, clock()))
    this.#messages = 0
  }

  receive(frame: Uint8Array): void {
    if (this.#isClosed) return
    this.#parts.counts.messages += 1
    const message = readMessage(frame)
    const problem = message === null ? malformed : this.#handle(message)
    if (problem !== null) this.refuse(problem)
  }

  /** Nothing is taken of a message that it sent: closes. */
  refuse(problem: Refusal): void {
    const { code, reason } = problem
    this.#parts.counts.refusedMessages.note(String(code), reason)
    this.record.message(problem)
    this.close(code, reason)
  }

  send(frame: Uint8Array): void {
    if (!this.#isClosed && this.#socket.isOpen) this.#socket.send(frame)
  }

  sendBytes(bytes: Uint8Array): void {
    if (!this.#isClosed && this.#socket.isOpen) this.#socket.sendBytes(bytes)
  }

  tellConverted(converted: Converted): void {
    if (this.admission.wantsAcknowledgements) this.send(convertedFrame(converted))
  }

  get compares(): boolean {
    return this.admission.wantsAcknowledgements
  }

  tellFingerprint(fingerprint: Fingerprint): void {
    this.#told = fingerprint
    this.send(fingerprintFrame(fingerprint))
  }

  /** Closes at once: what the socket sends from here on is not read. */
  close(code: number, reason: string): void {
    if (this.#isClosed) return
    const { article, actor } = this.admission
    const { logger, counts } = this.#parts
    counts.closedSockets.note(String(code))
    logger.info({ article: article.id, person: actor.id, code, reason }, 'socket closed by the server')
    this.gone()
    this.#socket.close(code, reason)
  }

  /** Nothing waits for its network any more. */
  drained(): void {
    if (!this.#isClosed) this.#room.drained(this)
  }

  /** The socket is gone: leaves the room. */
  gone(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#room.leave(this)
  }

  #handle(message: Message): Refusal | null {
    switch (message.kind) {
      case 'step1':
        return this.#answerStep1(message.stateVector)
      case 'step2':
        return this.#receiveStep2(message.update)
      case 'update':
        return this.#receiveUpdate(message.update)
      case 'awareness':
        return this.#room.receivePresence(this, message.update)
      case 'queryAwareness':
        return this.#answer(() => this.#room.tellPresence(this))
      case 'fingerprint':
        return this.#compare(message.fingerprint)
      case 'acknowledge':
        break
    }
    return this.#acknowledge({ number: message.number, at: this.#parts.clock() })
  }

  /** Everything that the socket has, as it was when it read our step 1. */
  #receiveStep2(update: Uint8Array): Refusal | null {
    this.#openQuestions = Math.max(0, this.#openQuestions - 1)
    const problem = this.#take(update)
    if (problem !== null || this.#openQuestions > 0) return problem
    const owed = this.#owed ?? []
    this.#owed = null
    for (const barrier of owed) this.#answerBarrier(barrier)
    return null
  }

  /**
   * What is typed between the opening of a socket and the answer to our step 1 builds on things that only the answer
   * brings: it is left aside, and no barrier answered, until the answer is there, which has it too.
   */
  #receiveUpdate(update: Uint8Array): Refusal | null {
    const problem = this.#take(update)
    if (problem?.code !== CLOSE_CODES.gap) return problem
    this.#parts.counts.gaps += 1
    if (this.#openQuestions === 0) {
      this.#resyncs += 1
      if (this.#resyncs > MAX_RESYNCS) return problem
      this.#openQuestions += 1
      this.#room.ask(this)
    }
    this.#owed ??= []
    return null
  }

  #take(update: Uint8Array): Refusal | null {
    const { actor, mode } = this.admission
    const problem = this.#room.receive(
      this,
      { userId: actor.id, mode, isProgram: actor.scopes !== null },
      update,
    )
    if (problem !== null) this.record.update(problem, update.byteLength)
    return problem
  }

  /** A page holds something else than it was told: nobody says so twice, and only of what the server said last. */
  #compare(own: Fingerprint): Refusal | null {
    if (!this.compares) return malformed
    if (this.#differs || this.#told === null || compareFingerprints(this.#told, own) !== 'differs')
      return null
    this.#differs = true
    const { actor, article, mode } = this.admission
    const detail = { mode, server: hex(this.#told), page: hex(own) }
    this.#parts.alarms.raise('differs', { article: article.id, person: actor.id, detail })
    return null
  }

  #answerStep1(stateVector: Uint8Array): Refusal | null {
    if (!isSoundStateVector(stateVector)) return malformed
    return this.#answer(() => this.#room.answerStep1(this, stateVector))
  }

  /** Answers, and charges the bytes of it. */
  #answer(answer: () => number): Refusal | null {
    const { clock, settings } = this.#parts
    if (this.#budget.owedForAnswers(clock()).wait > settings.longestWait) return this.#overdrawn('answers')
    this.#hold(this.#budget.answered(answer(), this.#room.documentBytes, clock()))
    return null
  }

  /** Who is over a budget is read again when it is made good; far over it nobody honest gets. */
  #hold({ of, wait }: Overdraft): void {
    if (wait === 0) return
    const { counts, settings } = this.#parts
    this.#socket.hold(Math.min(wait, settings.longestWait))
    if (wait <= settings.longestWait || of === 'answers') return counts.heldSockets.note(of)
    const { code, reason } = this.#overdrawn(of)
    this.close(code, reason)
  }

  #overdrawn(of: Overdraft['of']): Refusal {
    if (!this.#isClosed) this.#parts.counts.overdrawnSockets.note(of)
    return { ok: false, code: CLOSE_CODES.tooMuch, reason: `too many ${of}` }
  }

  #acknowledge(barrier: Barrier): Refusal | null {
    if (!this.admission.wantsAcknowledgements) return malformed
    if (this.#owed === null) this.#answerBarrier(barrier)
    else this.#owed.push(barrier)
    return null
  }

  #answerBarrier({ number, at }: Barrier): void {
    const { clock, counts } = this.#parts
    this.#room.sayWhenStored(this, () => {
      counts.acknowledgements.note(clock() - at)
      this.send(acknowledgeFrame(number))
    })
  }
}

function hex({ content }: Fingerprint): string {
  return Buffer.from(content).toString('hex')
}

/** Of no type, or not what its type wants. */
export const malformed: Refusal = { ok: false, code: CLOSE_CODES.malformed, reason: 'a message that is none' }
