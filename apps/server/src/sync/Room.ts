import type { Fingerprint } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import type { PresentPerson } from '@stet/protocol'
import * as Y from 'yjs'
import { ArticleMissing } from '../storage/Store.ts'
import type { ArticleRow, StoredDocument } from '../storage/Store.ts'
import { Answers } from './Answers.ts'
import type { NamedClients } from './Bindings.ts'
import { buildDocument, isEncodable } from './buildDocument.ts'
import { Comparison } from './Comparison.ts'
import { DocumentBroken } from './DocumentBroken.ts'
import { Fanout } from './Fanout.ts'
import { KEEP_ALIVE_FRAME, step1Frame, updateFrame } from './frames.ts'
import type { Writer } from './guard/checkUpdate.ts'
import { refusal } from './guard/Refusal.ts'
import type { Refusal } from './guard/Refusal.ts'
import { Housekeeping } from './Housekeeping.ts'
import { LiveDocument } from './LiveDocument.ts'
import type { Edit } from './LiveDocument.ts'
import type { Member } from './Member.ts'
import { Outbox } from './Outbox.ts'
import { Readers } from './Readers.ts'
import type { RoomParts } from './RoomParts.ts'
import { Seats } from './Seats.ts'
import type { TakenUpdate, UpdateSink } from './TakenUpdate.ts'

/** That everybody was sent away at once, and why; another object each time. */
export interface Closing {
  readonly code: number
  readonly reason: string
}

const REOPEN = 'the article has to be opened again'

/** An open article: its live document and everybody who has it open. */
export class Room {
  readonly live: LiveDocument
  /** What is known about the article since somebody's right to see it may have changed; null: as it was when each came. */
  metadata: ArticleRow['metadata'] | null = null
  readonly outbox: Outbox
  readonly #parts: RoomParts
  readonly #housekeeping: Housekeeping
  readonly #seats: Seats
  readonly #readers: Readers<Member>
  readonly #answers: Answers
  readonly #comparison: Comparison
  readonly #fanout: Fanout<Member>
  /** Whose update is being taken. */
  #writer = ''
  #isBroken = false
  #lastClosing: Closing | null = null

  private constructor(parts: RoomParts, doc: Y.Doc, stored: StoredDocument) {
    const { articleId, store, logger, now, settings, counts, onSummary, onPeopleChange } = parts
    this.#parts = parts
    this.outbox = new Outbox((error) => this.#fail(error))
    const document = (): Y.Doc => this.live.doc
    this.#seats = new Seats({
      now,
      ownerOf: (client) => this.live.bindings.ownerOf(client),
      onPeopleChange,
      onStates: () => this.#fanout.touch(),
    })
    this.#readers = new Readers({
      settings,
      catchUp: (member, missed) => void this.#whole(() => this.#answers.catchUp(member, missed)),
      statesFor: (member, clients) => this.#seats.messageFor(member, clients),
      onTooSlow: (member) => {
        counts.slowReaders += 1
        member.close(CLOSE_CODES.busy, 'reads too slowly')
      },
    })
    this.#answers = new Answers(
      {
        articleId,
        document,
        store,
        outbox: this.outbox,
        readers: this.#readers,
        onToldAll: (member) => this.#fanout.spare(member),
      },
      stored.snapshot.byteLength,
    )
    this.#fanout = new Fanout({
      audience: this.#readers,
      latest: () => this.#seats.latest(),
      clock: parts.clock,
    })
    this.#housekeeping = new Housekeeping(
      { articleId, document, store, logger, now, settings, counts, onSummary },
      stored,
    )
    this.#comparison = new Comparison({
      document: () => this.#trusted(),
      hasListeners: () => this.members.some(({ compares }) => compares),
      tell: (fingerprint) => this.outbox.send(() => this.#tellFingerprint(fingerprint)),
      settings,
      clock: parts.clock,
    })
    const sink: UpdateSink = {
      canTake: (bytes) => store.canAppend(bytes),
      take: (taken) => this.#take(taken),
    }
    this.live = new LiveDocument(doc, { sink, now, random: parts.random })
  }

  /** Null if what is stored does not load whole, or could not be told to anybody. */
  static open(parts: RoomParts, stored: StoredDocument): Room | null {
    const doc = buildDocument(stored)
    return doc === null || !isEncodable(doc) ? null : new Room(parts, doc, stored)
  }

  get articleId(): string {
    return this.#parts.articleId
  }

  get people(): readonly PresentPerson[] {
    return this.#seats.people
  }

  /** About as large as the document is. */
  get documentBytes(): number {
    return this.#answers.documentBytes
  }

  get members(): readonly Member[] {
    return [...this.#readers.members()]
  }

  /** How many members have so much to read that nothing more is queued for them. */
  get behind(): number {
    return this.#readers.behind
  }

  /** Its document can no longer be trusted; nobody may join. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Who was let in before this was so must not take a seat any more. */
  get lastClosing(): Closing | null {
    return this.#lastClosing
  }

  join(member: Member, named: NamedClients): void {
    this.#readers.add(member)
    this.#seats.take(member, named)
    this.ask(member)
    this.tellPresence(member)
    this.#comparison.noteActivity()
  }

  /** Asks for everything that a member has and the document has not. */
  ask(member: Member): void {
    this.#readers.say(member, () => {
      const question = this.#whole(() => step1Frame(Y.encodeStateVector(this.live.doc)))
      if (question instanceof Uint8Array) member.send(question)
    })
  }

  leave(member: Member): void {
    this.#readers.remove(member)
    this.#seats.leave(member)
  }

  /** Nothing waits for a member's network any more: it is told what it missed, if it was behind. */
  drained(member: Member): void {
    this.#readers.drained(member)
  }

  /** Takes an update of a member; what it changed goes to the others once it is on disk. */
  receive(member: Member, writer: Writer, update: Uint8Array): Refusal | null {
    this.#comparison.noteActivity()
    this.#writer = writer.userId
    return this.#whole(() => {
      const result = this.live.receive(update, writer, member)
      if (!result.ok) return result
      const { converted } = result
      if (converted === null) return null
      const tell = () => this.#readers.say(member, () => member.tellConverted(converted))
      this.outbox.send(() => this.#fanout.behindAll(tell))
      return null
    })
  }

  claim(named: NamedClients, writer: Writer): Refusal | null {
    this.#writer = writer.userId
    return this.#whole(() => this.live.claim(named, writer))
  }

  /** Writes on behalf of a person; what it changed goes to everybody once it is on disk. */
  edit<T>(writer: Writer, edit: (doc: Y.Doc) => Edit<T>): { readonly ok: true; readonly value: T } | Refusal {
    this.#comparison.noteActivity()
    this.#writer = writer.userId
    return this.#whole(() => this.live.edit(writer, edit))
  }

  /** Tells a member what it lacks, once that is on disk; the bytes of it. The state vector must be sound. */
  answerStep1(member: Member, stateVector: Uint8Array): number {
    const bytes = this.#whole(() => this.#answers.answer(member, stateVector))
    return typeof bytes === 'number' ? bytes : 0
  }

  /**
   * Says something to a member as soon as everything given so far is on disk, and behind the updates that leave with it
   * and those that the member missed.
   */
  sayWhenStored(member: Member, words: () => void): void {
    this.outbox.send(() => this.#fanout.behind(() => this.#readers.say(member, words)))
  }

  receivePresence(member: Member, update: Uint8Array): Refusal | null {
    return this.#seats.receive(member, update)
  }

  /** Tells a member of everybody else; the bytes of it. */
  tellPresence(member: Member): number {
    const clients = this.#seats.clientsBeside(member)
    const message = this.#seats.messageFor(member, clients)
    if (message === null) return 0
    if (!this.#readers.missStates(member, clients)) this.#readers.say(member, () => member.send(message))
    return message.byteLength
  }

  /** Shows everybody that the server is there, and the others of those whose tab sleeps. */
  heartbeat(): void {
    for (const member of this.#readers.members()) {
      if (this.#readers.hears(member) === 'nothing') continue
      this.#readers.say(member, () => member.send(KEEP_ALIVE_FRAME))
    }
    this.#seats.renew()
  }

  /** Keeps the document small if nobody needed it since this was called last. */
  restIfIdle(): void {
    if (!this.#isBroken) this.#whole(() => this.live.restIfIdle())
  }

  /** Waits for the disk, then summarizes and compacts. */
  async tidy(): Promise<void> {
    await this.outbox.settled()
    if (!this.#isBroken) await this.#housekeeping.tidy()
  }

  closeAll(code: number, reason: string): void {
    this.#fanout.flush()
    this.#lastClosing = { code, reason }
    for (const member of this.members) member.close(code, reason)
  }

  /** Nobody gets anything from it any more, nor into it. */
  destroy(): void {
    this.#isBroken = true
    this.#housekeeping.dispose()
    this.#comparison.dispose()
    this.#fanout.dispose()
    this.#readers.dispose()
    this.live.destroy()
  }

  #take({ update, author, answer, decisions, late, isRecord }: TakenUpdate): void {
    const { articleId, store, clock, counts, onWritten } = this.#parts
    const since = clock()
    const appended = store.append(articleId, update, decisions, late)
    this.outbox.expect(appended)
    const handleStored = (sequence: number) => {
      counts.commits.note(clock() - since)
      this.#housekeeping.committed(update, sequence, !isRecord)
    }
    appended.then(handleStored).catch(() => {})
    const frame = updateFrame(update)
    const answerFrame = answer === null ? null : updateFrame(answer)
    // What an author is given here is the member that `receive` was called with.
    const instead = new Map(author === null ? [] : [[author as Member, answerFrame]])
    onWritten(this.#writer)
    this.#readers.comes(update)
    this.outbox.send(() => this.#fanout.add({ tells: update, message: frame, instead }))
  }

  /** Behind everything that it is made of, also in a crowd. */
  #tellFingerprint(fingerprint: Fingerprint): void {
    this.#fanout.behindAll(() => {
      for (const member of this.members) {
        if (member.compares) this.#readers.say(member, () => member.tellFingerprint(fingerprint))
      }
    })
  }

  /** The document with everything that was received; null if it can no longer be trusted. */
  #trusted(): Y.Doc | null {
    if (this.#isBroken) return null
    const doc = this.#whole(() => this.live.doc)
    return 'store' in doc ? doc : null
  }

  /** What Yjs took only in part would differ from what is stored: throw the document away, everybody comes again. */
  #whole<T>(work: () => T): T | Refusal {
    if (this.#isBroken) return refusal(CLOSE_CODES.busy, REOPEN)
    try {
      return work()
    } catch (error) {
      if (!(error instanceof DocumentBroken)) throw error
      this.#fail(error)
      return refusal(CLOSE_CODES.busy, REOPEN)
    }
  }

  #fail(error: Error): void {
    if (this.#isBroken) return
    this.#isBroken = true
    this.#parts.logger.error(
      { article: this.#parts.articleId, error: `${error.name}: ${error.message}` },
      'room failed',
    )
    const code = error instanceof ArticleMissing ? CLOSE_CODES.notFound : CLOSE_CODES.busy
    this.closeAll(code, REOPEN)
  }
}
