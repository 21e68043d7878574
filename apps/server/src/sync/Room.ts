import { CLOSE_CODES } from '@stet/protocol'
import type { PresentPerson } from '@stet/protocol'
import * as Y from 'yjs'
import type { Actor } from '../accounts/Actor.ts'
import type { Logger } from '../observability/logger.ts'
import { ArticleMissing } from '../storage/Store.ts'
import type { ArticleRow, Store, StoredDocument } from '../storage/Store.ts'
import type { NamedClients } from './Bindings.ts'
import { buildDocument } from './buildDocument.ts'
import { DocumentBroken } from './DocumentBroken.ts'
import { KEEP_ALIVE_FRAME, step1Frame, step2Frame, updateFrame } from './frames.ts'
import { Fanout } from './Fanout.ts'
import type { Due, Receiver } from './Fanout.ts'
import type { Writer } from './guard/checkUpdate.ts'
import { refusal } from './guard/Refusal.ts'
import type { Refusal } from './guard/Refusal.ts'
import { Housekeeping } from './Housekeeping.ts'
import { LiveDocument } from './LiveDocument.ts'
import type { Converted, Edit, UpdateSink } from './LiveDocument.ts'
import { Outbox } from './Outbox.ts'
import { People } from './People.ts'
import { Presence } from './Presence.ts'
import type { PresenceOwner } from './Presence.ts'
import type { SyncCounts } from './SyncCounts.ts'
import type { SyncSettings } from './SyncSettings.ts'

/** One socket in an article, as its room sees it. */
export interface Member extends Receiver {
  readonly actor: Actor
  send(frame: Uint8Array): void
  /** Tells the person, if the socket can say so, that what they wrote became suggestions. */
  tellConverted(converted: Converted): void
  close(code: number, reason: string): void
}

export interface RoomParts {
  readonly articleId: string
  readonly store: Store
  readonly logger: Logger
  readonly now: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  readonly random: () => number
  readonly settings: SyncSettings
  readonly counts: SyncCounts
  readonly onPeopleChange: (people: readonly PresentPerson[]) => void
  readonly onSummary: (article: ArticleRow) => void
}

/** That everybody was sent away at once, and why; another object each time. */
export interface Closing {
  readonly code: number
  readonly reason: string
}

interface Seat extends PresenceOwner {
  /** Has been told the whole document: gets every update from now on. */
  isSynced: boolean
}

const REOPEN = 'the article has to be opened again'

/** States of others are renewed for those whose socket lives but whose tab sleeps; clients drop them after 30 s. */
const RENEW_AFTER = 14_000

/** An open article: its live document and everybody who has it open. */
export class Room {
  readonly live: LiveDocument
  readonly outbox: Outbox
  readonly #parts: RoomParts
  readonly #housekeeping: Housekeeping
  readonly #people = new People()
  readonly #presence: Presence
  readonly #seats = new Map<Member, Seat>()
  readonly #fanout: Fanout<Member>
  /** The most that anybody was told at once, or that was stored: about the bytes of the document. */
  #documentBytes: number
  /** ClientIDs whose state nobody has been told yet, and whose they are. */
  readonly #changedStates = new Map<number, Member>()
  #isBroken = false
  #lastClosing: Closing | null = null

  private constructor(parts: RoomParts, doc: Y.Doc, stored: StoredDocument) {
    const { articleId, store, logger, now, settings, counts, onSummary } = parts
    this.#parts = parts
    this.#documentBytes = stored.snapshot.byteLength
    this.#presence = new Presence(now)
    this.#fanout = new Fanout({
      receivers: () => this.#seats.keys(),
      isSynced: (member) => this.#seats.get(member)?.isSynced === true,
      latest: () => this.#latestStates(),
      clock: parts.clock,
    })
    this.outbox = new Outbox((error) => this.#fail(error))
    const document = (): Y.Doc => this.live.doc
    this.#housekeeping = new Housekeeping(
      { articleId, document, store, logger, now, settings, counts, onSummary },
      stored,
    )
    const sink: UpdateSink = {
      canTake: (bytes) => store.canAppend(bytes),
      take: (update, author, answer, decisions) => this.#take(update, author, answer, decisions),
    }
    this.live = new LiveDocument(doc, { sink, now, random: parts.random })
  }

  /** Null if what is stored does not load whole. */
  static open(parts: RoomParts, stored: StoredDocument): Room | null {
    const doc = buildDocument(stored)
    return doc === null ? null : new Room(parts, doc, stored)
  }

  get people(): readonly PresentPerson[] {
    return this.#people.list
  }

  /** About as large as the document is. */
  get documentBytes(): number {
    return this.#documentBytes
  }

  get members(): readonly Member[] {
    return [...this.#seats.keys()]
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
    const { id, name } = member.actor
    const { person, isNew } = this.#people.come(id, name)
    const clients = new Set([...named.edit, ...named.suggest])
    this.#seats.set(member, {
      person,
      isSynced: false,
      names: (client) => clients.has(client),
      isForeign: (client) => ![null, id].includes(this.live.bindings.ownerOf(client)),
    })
    this.ask(member)
    this.tellPresence(member)
    if (isNew) this.#parts.onPeopleChange(this.people)
  }

  /** Asks for everything that a member has and the document has not. */
  ask(member: Member): void {
    const question = this.#whole(() => step1Frame(Y.encodeStateVector(this.live.doc)))
    if (question instanceof Uint8Array) member.send(question)
  }

  leave(member: Member): void {
    const seat = this.#seats.get(member)
    if (!seat) return
    this.#seats.delete(member)
    this.#broadcast(this.#presence.leave(seat), null)
    if (this.#people.go(member.actor.id)) this.#parts.onPeopleChange(this.people)
  }

  /** Takes an update of a member; what it changed goes to the others once it is on disk. */
  receive(member: Member, writer: Writer, update: Uint8Array): Refusal | null {
    return this.#whole(() => {
      const result = this.live.receive(update, writer, member)
      if (!result.ok) return result
      const { converted } = result
      if (converted !== null) this.outbox.send(() => this.#tellConverted(member, converted))
      return null
    })
  }

  claim(named: NamedClients, writer: Writer): Refusal | null {
    return this.#whole(() => this.live.claim(named, writer))
  }

  /** Writes on behalf of a person; what it changed goes to everybody once it is on disk. */
  edit<T>(writer: Writer, edit: (doc: Y.Doc) => Edit<T>): { readonly ok: true; readonly value: T } | Refusal {
    return this.#whole(() => this.live.edit(writer, edit))
  }

  /** Tells a member what it lacks, once that is on disk; the bytes of it. The state vector must be sound. */
  answerStep1(member: Member, stateVector: Uint8Array): number {
    if (this.#parts.store.health().trouble !== null && !this.outbox.isSettled) {
      void this.#answerFromStore(member, stateVector)
      return this.#documentBytes
    }
    const answer = this.#whole(() => step2Frame(Y.encodeStateAsUpdate(this.live.doc, stateVector)))
    if (!(answer instanceof Uint8Array)) return 0
    this.#documentBytes = Math.max(this.#documentBytes, answer.byteLength)
    this.outbox.send(() => this.#tellWhole(member, answer))
    return answer.byteLength
  }

  /** Does something as soon as everything given so far is on disk, and behind the updates that leave with it. */
  whenStored(work: () => void): void {
    this.outbox.send(() => this.#fanout.behind(work))
  }

  receivePresence(member: Member, update: Uint8Array): Refusal | null {
    const seat = this.#seats.get(member)
    if (!seat) return null
    const result = this.#presence.receive(seat, update)
    if (!('changed' in result)) return result
    for (const client of result.changed) this.#changedStates.set(client, member)
    if (result.changed.length > 0) this.#fanout.touch()
    return null
  }

  /** Tells a member of everybody else; the bytes of it. */
  tellPresence(member: Member): number {
    const frame = this.#presence.snapshot(this.#seats.get(member) ?? null)
    if (frame === null) return 0
    member.send(frame)
    return frame.byteLength
  }

  /** Shows everybody that the server is there, and the others of those whose tab sleeps. */
  heartbeat(): void {
    for (const member of this.#seats.keys()) member.send(KEEP_ALIVE_FRAME)
    for (const { owner, frame } of this.#presence.renew(RENEW_AFTER)) {
      for (const [member, seat] of this.#seats) if (seat !== owner) member.send(frame)
    }
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

  destroy(): void {
    this.#housekeeping.dispose()
    this.#fanout.dispose()
    this.live.destroy()
  }

  #take(...[update, author, answer, decisions]: Parameters<UpdateSink['take']>): void {
    const { articleId, store, clock, counts } = this.#parts
    const since = clock()
    const appended = store.append(articleId, update, decisions)
    this.outbox.expect(appended)
    const handleStored = (sequence: number) => {
      counts.commits.note(clock() - since)
      this.#housekeeping.committed(update, sequence)
    }
    appended.then(handleStored).catch(() => {})
    const frame = updateFrame(update)
    const answerFrame = answer === null ? null : updateFrame(answer)
    // What an author is given here is the member that `receive` was called with.
    const instead = new Map(author === null ? [] : [[author as Member, answerFrame]])
    this.outbox.send(() => this.#fanout.add({ message: frame, instead }))
  }

  /** Behind what became of it. */
  #tellConverted(member: Member, converted: Converted): void {
    this.#fanout.flush()
    member.tellConverted(converted)
  }

  /** The states that changed since this was asked last; everybody is told those of others. */
  #latestStates(): Due<Member> | null {
    if (this.#changedStates.size === 0) return null
    const changed = [...this.#changedStates]
    this.#changedStates.clear()
    const message = this.#presence.frameOf(changed.map(([client]) => client))
    if (message === null) return null
    const instead = new Map(
      changed.map(([, member]) => {
        const others = changed.filter(([, other]) => other !== member)
        return [member, this.#presence.frameOf(others.map(([client]) => client))] as const
      }),
    )
    return { message, instead }
  }

  #tellWhole(member: Member, answer: Uint8Array): void {
    const seat = this.#seats.get(member)
    if (!seat) return
    seat.isSynced = true
    member.send(answer)
  }

  /** While nothing can be written, newcomers are told what is on disk; the rest follows when it is there too. */
  async #answerFromStore(member: Member, stateVector: Uint8Array): Promise<void> {
    const seat = this.#seats.get(member)
    if (seat) seat.isSynced = true
    const stored = await this.#parts.store.load(this.#parts.articleId)
    const doc = stored.ok ? buildDocument(stored.document) : null
    if (doc === null) return member.close(CLOSE_CODES.busy, 'the article cannot be read')
    this.#tellWhole(member, step2Frame(Y.encodeStateAsUpdate(doc, stateVector)))
    doc.destroy()
  }

  #broadcast(frame: Uint8Array | null, except: Member | null): void {
    if (frame === null) return
    for (const member of this.#seats.keys()) if (member !== except) member.send(frame)
  }

  /** What Yjs took only in part would differ from what is stored: throw the document away, everybody comes again. */
  #whole<T>(work: () => T): T | Refusal {
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
