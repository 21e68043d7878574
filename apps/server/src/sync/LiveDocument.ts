import { clientEntry, SERVER_USER } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import * as Y from 'yjs'
import type { DecisionRecord } from '../storage/DecisionRecord.ts'
import { Bindings } from './Bindings.ts'
import type { NamedClients, NewEntries } from './Bindings.ts'
import { isPending } from './buildDocument.ts'
import { DecisionWatch } from './DecisionWatch.ts'
import { DocumentBroken } from './DocumentBroken.ts'
import { checkUpdate } from './guard/checkUpdate.ts'
import type { Writer } from './guard/checkUpdate.ts'
import { readTyping } from './guard/readTyping.ts'
import type { Typing } from './guard/readTyping.ts'
import { refusal } from './guard/Refusal.ts'
import type { Refusal } from './guard/Refusal.ts'
import { KeptDocument } from './KeptDocument.ts'
import { ServerClientIds } from './ServerClientIds.ts'
import { WritingTimes } from './WritingTimes.ts'
import { LateWork } from './LateWork.ts'
import type { ServerClients } from './LateWork.ts'

/** Bytes that an update may grow by when Yjs writes it anew and the server adds whose it is. */
const OVERHEAD = 4096

/** Bytes that an edit through the server may need; thousands of decisions are less. */
const EDIT_BYTES = 1024 * 1024

/** What waits at most until the document takes it in. */
const WAITING = { updates: 256, bytes: 64 * 1024 } as const

/** What an edit found in the document, and what it writes there; null: nothing. */
export interface Edit<T> {
  readonly value: T
  readonly write: ((doc: Y.Doc) => void) | null
}

/** Where updates go that became part of the document. */
export interface UpdateSink {
  canTake(bytes: number): boolean
  /**
   * `author` is what `receive` was given; null for what the server wrote. `answer`: the part of it that the author has
   * not, because the server added it. `decisions`: those that it carries, for the record.
   */
  take(
    update: Uint8Array,
    author: object | null,
    answer: Uint8Array | null,
    decisions: readonly DecisionRecord[],
  ): void
}

/** What somebody wrote to be accepted text and became suggestions, because they may only suggest by now. */
export interface Converted {
  /** Characters and markers that are pending insertions now. */
  readonly inserted: number
  /** Characters and markers that were deleted: they stand again, and are pending deletions now. */
  readonly struck: number
  /** Accepted formats and decisions that were taken back or replaced: they stand again as they were. */
  readonly restored: number
}

export interface Received {
  readonly ok: true
  /** Null: it counts as it was written. */
  readonly converted: Converted | null
}

/** What a live document is given. */
export interface LiveDocumentParts {
  readonly sink: UpdateSink
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A whole number from 0 to 2^32 - 1. */
  readonly random: () => number
}

const SERVER = Symbol('server')

interface Produced {
  readonly update: Uint8Array
  readonly author: object | null
}

/** The document of an open article: takes what the guard passes, whole, and hands on what Yjs makes of it. */
export class LiveDocument {
  readonly bindings: Bindings
  readonly #kept: KeptDocument
  readonly #times: WritingTimes
  readonly #sink: UpdateSink
  readonly #now: () => number
  readonly #ids: ServerClientIds
  #clients: ServerClients | null = null

  constructor(doc: Y.Doc, { sink, now, random }: LiveDocumentParts) {
    this.#sink = sink
    this.#now = now
    this.#kept = new KeptDocument(doc)
    const document = (): Y.Doc => this.#kept.doc
    this.bindings = new Bindings(document)
    this.#times = new WritingTimes(document)
    this.#ids = new ServerClientIds(document, this.bindings, random)
    const own = this.#ids.fresh()
    this.bindings.keepForServer(own)
    this.#kept.clientId = own
  }

  /** The document with everything that was received. */
  get doc(): Y.Doc {
    this.#settle()
    return this.#kept.doc
  }

  /** Whether only its bytes are kept. */
  get isResting(): boolean {
    return this.#kept.isResting
  }

  /** Applies an update of a person, and puts on record whose its clients are and when they wrote, or changes nothing. */
  receive(update: Uint8Array, writer: Writer, author: object): Received | Refusal {
    const typing = this.#plainTyping(update, writer)
    if (typing) {
      if (!this.#sink.canTake(update.byteLength)) return busy
      const { waiting } = this.#kept
      waiting.add(update, typing)
      this.#sink.take(update, author, null, [])
      if (waiting.updates >= WAITING.updates || waiting.bytes >= WAITING.bytes) this.#settle()
      return asWritten
    }
    this.#settle()
    const verdict = checkUpdate(update, this.#kept.known, this.bindings, writer)
    if (!verdict.ok) return verdict
    if (!verdict.isNews) return asWritten
    const late = verdict.overreach.isEmpty
      ? null
      : new LateWork(this.#kept.doc, verdict.overreach, writer.userId)
    if (!this.#sink.canTake(update.byteLength + OVERHEAD + (late?.bytes ?? 0))) return busy
    const inserted = writer.mode === 'suggest' ? this.#meantAsText(verdict.clients) : 0
    const entries = this.bindings.entriesFor(verdict.clients.keys(), writer)
    const apply = () => Y.applyUpdate(this.#kept.doc, update, author)
    this.#change(writer, entries, [...verdict.clients.keys()], apply, late)
    const converted = { inserted, struck: late?.struck ?? 0, restored: late?.restored ?? 0 }
    const isConverted = converted.inserted + converted.struck + converted.restored > 0
    return isConverted ? { ok: true, converted } : asWritten
  }

  /** Puts on record that clients are this person's, as a tab names them. */
  claim(named: NamedClients, writer: Writer): Refusal | null {
    this.#settle()
    const entries = this.bindings.claim(named, writer)
    if (!(entries instanceof Map)) return entries as Refusal
    if (entries.size === 0) return null
    if (!this.#sink.canTake(OVERHEAD)) return busy
    this.#change(writer, entries, [], null, null)
    return null
  }

  /**
   * Writes on behalf of a person, in their mode, under a clientID that the server made for them: `edit` looks at the
   * document and says what to write, if anything.
   */
  edit<T>(writer: Writer, edit: (doc: Y.Doc) => Edit<T>): { readonly ok: true; readonly value: T } | Refusal {
    const { value, write } = edit(this.doc)
    if (write === null) return { ok: true, value }
    if (writer.mode === 'view') return refusal(CLOSE_CODES.forbidden, 'no right to write')
    if (!this.#sink.canTake(EDIT_BYTES)) return busy
    const client = this.#ids.ofPerson(writer.userId, writer.mode)
    const named = { edit: [], suggest: [], [writer.mode]: [client] }
    const entries = this.bindings.claim(named, writer)
    if (!(entries instanceof Map)) return entries as Refusal
    const apply = () => this.#kept.doc.transact(() => this.#writeAs(client, write), SERVER)
    this.#change(writer, entries, [client], apply, null)
    return { ok: true, value }
  }

  /** Keeps the document as bytes until it is needed, unless it was since this was called last. */
  restIfIdle(): void {
    if (!this.#kept.wasIdle()) return
    this.#settle()
    this.#kept.rest()
  }

  destroy(): void {
    this.#kept.destroy()
  }

  /** An update that may wait for the document: plain typing of whom everything is on record already; null for others. */
  #plainTyping(update: Uint8Array, writer: Writer): Typing | null {
    // What is larger would be decoded twice, and not wait anyway.
    if (writer.mode === 'view' || update.byteLength > WAITING.bytes) return null
    const typing = readTyping(update)
    if (typing === null || !this.#kept.waiting.fits(typing)) return null
    if (typing.kind === 'deletion') return writer.mode === 'edit' ? typing : null
    const { client } = typing.struct
    if (this.bindings.ownerOf(client) !== writer.userId) return null
    const isOnRecord =
      this.bindings.entriesFor([client], writer).size === 0 &&
      this.#times.entriesFor([client], this.#now()).size === 0
    return isOnRecord && !this.#isMeantAsText(client, writer) ? typing : null
  }

  #settle(): void {
    if (this.#kept.isResting) return
    try {
      this.#kept.waiting.settle()
    } catch (error) {
      throw new DocumentBroken(error instanceof Error ? error.message : 'unknown')
    }
  }

  /** What is on record about the clients leaves before what they write. */
  #change(
    { userId }: Writer,
    entries: NewEntries,
    writing: readonly number[],
    apply: (() => void) | null,
    late: LateWork | null,
  ): void {
    const at = this.#now()
    const times = this.#times.entriesFor(writing, at)
    const produced: Produced[] = []
    const collect = (update: Uint8Array, origin: unknown) => {
      produced.push({ update, author: origin === SERVER ? null : (origin as object) })
    }
    const work = () => {
      if (entries.size + times.size > 0) {
        this.#kept.doc.transact(() => {
          this.bindings.write(entries)
          this.#times.write(times)
        }, SERVER)
      }
      apply?.()
    }
    const decisions = new DecisionWatch(this.#kept.doc)
    this.#kept.doc.on('update', collect)
    try {
      if (late) late.apply(work, this.#serverClients(), SERVER)
      else work()
    } catch (error) {
      throw new DocumentBroken(error instanceof Error ? error.message : 'unknown')
    } finally {
      this.#kept.doc.off('update', collect)
      decisions.stop()
    }
    if (isPending(this.#kept.doc)) throw new DocumentBroken('something is pending')
    this.#handOn(produced, decisions.records(userId, at, this.bindings))
  }

  /**
   * What the server adds to an update goes with it in one message, so that nobody ever reads the one without the other. The
   * last message carries what was decided.
   */
  #handOn(produced: readonly Produced[], decisions: readonly DecisionRecord[]): void {
    const at = produced.findIndex(({ author }) => author !== null)
    const written = produced[at]
    const behind = at < 0 ? [] : produced.slice(at + 1).map(({ update }) => update)
    const alone = behind.length === 0 ? produced : produced.slice(0, at)
    for (const [index, { update, author }] of alone.entries()) {
      const isLast = behind.length === 0 && index === alone.length - 1
      this.#sink.take(update, author, null, isLast ? decisions : [])
    }
    if (!written || behind.length === 0) return
    const whole = Y.mergeUpdates([written.update, ...behind])
    this.#sink.take(whole, written.author, Y.mergeUpdates(behind), decisions)
  }

  #meantAsText(written: ReadonlyMap<number, number>): number {
    let count = 0
    for (const [client, length] of written) if (this.bindings.isForEditing(client)) count += length
    return count
  }

  #isMeantAsText(client: number, { mode }: Writer): boolean {
    return mode === 'suggest' && this.bindings.isForEditing(client)
  }

  /** The ids under which the server writes texts; on record from the first time on. */
  #serverClients(): ServerClients {
    if (this.#clients === null) {
      this.#clients = { edit: this.#kept.doc.clientID, suggest: this.#ids.fresh() }
      const { edit, suggest } = this.#clients
      const entries = new Map([
        [edit, clientEntry(SERVER_USER, 'edit')],
        [suggest, clientEntry(SERVER_USER, 'suggest')],
      ])
      this.#kept.doc.transact(() => this.bindings.write(entries), SERVER)
    }
    return this.#clients
  }

  #writeAs(client: number, write: (doc: Y.Doc) => void): void {
    const own = this.#kept.doc.clientID
    this.#kept.doc.clientID = client
    try {
      write(this.#kept.doc)
    } finally {
      this.#kept.doc.clientID = own
    }
  }
}

const asWritten: Received = { ok: true, converted: null }
const busy = refusal(CLOSE_CODES.busy, 'the store cannot take more')
