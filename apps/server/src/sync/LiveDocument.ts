import { clientEntry, clientsRoot, SERVER_USER, timesRoot } from '@stet/article'
import type { WriteMode } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import * as Y from 'yjs'
import type { LateRecord } from '../storage/LateRecord.ts'
import { asMessages } from './asMessages.ts'
import type { Produced } from './asMessages.ts'
import { Bindings } from './Bindings.ts'
import type { NamedClients, NewEntries } from './Bindings.ts'
import { isPending } from './buildDocument.ts'
import { DecisionWatch } from './DecisionWatch.ts'
import { DocumentBroken } from './DocumentBroken.ts'
import { checkUpdate } from './guard/checkUpdate.ts'
import type { Writer } from './guard/checkUpdate.ts'
import { refusal } from './guard/Refusal.ts'
import type { Refusal } from './guard/Refusal.ts'
import { KeptDocument } from './KeptDocument.ts'
import { ServerClientIds } from './ServerClientIds.ts'
import type { UpdateSink } from './TakenUpdate.ts'
import { TypingGate } from './TypingGate.ts'
import { WritingTimes } from './WritingTimes.ts'
import { LateWork } from './LateWork.ts'
import type { ServerClients } from './LateWork.ts'

/** Bytes that an update may grow by when Yjs writes it anew and the server adds whose it is. */
const OVERHEAD = 4096

/** Bytes that an edit through the server may need; thousands of decisions are less. */
const EDIT_BYTES = 1024 * 1024

/** The clientIDs of an edit, one a mode. */
type EditClients = Readonly<Record<WriteMode, number>>

/** What an edit found in the document, and what it writes there; null: nothing. */
export interface Edit<T> {
  readonly value: T
  /** Writes under the document's clientID, which is that of the writer's mode. */
  readonly write: ((doc: Y.Doc, clients: EditClients) => void) | null
  /** It writes under both clientIDs, because some of it counts as suggested. For who may edit. */
  readonly isOfBothModes?: true
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

/** What somebody who may only suggest wrote to be text. */
interface Meant {
  readonly count: number
  readonly from: readonly (readonly [client: number, clock: number])[]
}

const NOTHING: Meant = { count: 0, from: [] }

/** The document of an open article: takes what the guard passes, whole, and hands on what Yjs makes of it. */
export class LiveDocument {
  readonly bindings: Bindings
  readonly #kept: KeptDocument
  readonly #times: WritingTimes
  readonly #typing: TypingGate
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
    this.#typing = new TypingGate({ kept: this.#kept, bindings: this.bindings, times: this.#times, now })
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
    const typing = this.#typing.fit(update, writer)
    if (typing) {
      if (!this.#sink.canTake(update.byteLength)) return busy
      this.#kept.waiting.add(update, typing)
      this.#sink.take({ update, author, answer: null, decisions: [], late: null, isRecord: false })
      if (this.#typing.isFull) this.#settle()
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
    const meant = writer.mode === 'suggest' ? this.#meantAsText(verdict.clients) : NOTHING
    const entries = this.bindings.entriesFor(verdict.clients.keys(), writer)
    const apply = () => Y.applyUpdate(this.#kept.doc, update, author)
    const converted = {
      inserted: meant.count,
      struck: late?.struck ?? 0,
      restored: late?.restored ?? 0,
    }
    const isConverted = converted.inserted + converted.struck + converted.restored > 0
    const record = (at: number): LateRecord => ({
      at,
      person: writer.userId,
      ...converted,
      ids: meant.from.map(([client, from]) => [
        client,
        from,
        Y.getState(this.#kept.doc.store, client) - from,
      ]),
      spans: late?.spanKeys ?? [],
    })
    this.#change(writer, entries, [...verdict.clients.keys()], apply, late, isConverted ? record : null)
    return isConverted ? { ok: true, converted } : asWritten
  }

  /** Puts on record that clients are this person's, as a tab names them. */
  claim(named: NamedClients, writer: Writer): Refusal | null {
    this.#settle()
    const entries = this.bindings.claim(named, writer)
    if (!(entries instanceof Map)) return entries as Refusal
    if (entries.size === 0) return null
    if (!this.#sink.canTake(OVERHEAD)) return busy
    this.#change(writer, entries, [], null, null, null)
    return null
  }

  /**
   * Writes on behalf of a person, in their mode, under a clientID that the server made for them: `edit` looks at the
   * document and says what to write, if anything.
   */
  edit<T>(writer: Writer, edit: (doc: Y.Doc) => Edit<T>): { readonly ok: true; readonly value: T } | Refusal {
    const { value, write, isOfBothModes = false } = edit(this.doc)
    if (write === null) return { ok: true, value }
    const { userId, mode } = writer
    if (mode === 'view') return refusal(CLOSE_CODES.forbidden, 'no right to write')
    if (!this.#sink.canTake(EDIT_BYTES)) return busy
    const client = this.#ids.ofPerson(userId, mode)
    const suggest = isOfBothModes ? this.#ids.ofPerson(userId, 'suggest') : client
    const named = { edit: [], suggest: isOfBothModes ? [suggest] : [], [mode]: [client] }
    const entries = this.bindings.claim(named, writer)
    if (!(entries instanceof Map)) return entries as Refusal
    const writeBoth = () => this.#writeAs(client, (doc) => write(doc, { edit: client, suggest }))
    const apply = () => this.#kept.doc.transact(writeBoth, SERVER)
    this.#change(writer, entries, [...new Set([client, suggest])], apply, null, null)
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
    record: ((at: number) => LateRecord) | null,
  ): void {
    const at = this.#now()
    const times = this.#times.entriesFor(writing, at)
    const produced: Produced[] = []
    const collect = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { changed }: Y.Transaction) => {
      const author = origin === SERVER ? null : (origin as object)
      produced.push({ update, author, isRecord: author === null && this.#isRecord(changed) })
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
    const records = { decisions: decisions.records(userId, at, this.bindings), late: record?.(at) ?? null }
    for (const taken of asMessages(produced, records)) this.#sink.take(taken)
  }

  #isRecord(changed: Y.Transaction['changed']): boolean {
    const { doc } = this.#kept
    const records: ReadonlySet<unknown> = new Set([clientsRoot(doc), timesRoot(doc)])
    return [...changed.keys()].every((root) => records.has(root))
  }

  /** What is written under ids for editing: how many characters, and from where on each id writes. */
  #meantAsText(written: ReadonlyMap<number, number>): Meant {
    const clients = [...written.keys()].filter((client) => this.bindings.isForEditing(client))
    return {
      count: clients.reduce((count, client) => count + (written.get(client) ?? 0), 0),
      from: clients.map((client) => [client, Y.getState(this.#kept.doc.store, client)]),
    }
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
