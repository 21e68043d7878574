import {
  clientEntry,
  clientsRoot,
  modeOf,
  parseClientEntry,
  SERVER_USER,
  UNKNOWN_USER,
  withMode,
} from '@stet/article'
import type { ClientEntry, WriteMode } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import * as Y from 'yjs'
import type { Authorship, Writer } from './guard/checkUpdate.ts'
import { refusal } from './guard/Refusal.ts'
import type { Refusal } from './guard/Refusal.ts'

/** ClientIDs that a tab names at the handshake, for each mode. */
export interface NamedClients {
  readonly edit: readonly number[]
  readonly suggest: readonly number[]
}

/** Entries of `clients` to be written. */
export type NewEntries = ReadonlyMap<number, ClientEntry>

/** Whose the clientIDs of a document are: its root `clients`, which nobody but the server writes. */
export class Bindings implements Authorship {
  readonly #document: () => Y.Doc
  readonly #entries = new Map<number, ClientEntry | null>()
  /** Whoever could edit at some time. */
  readonly #editors = new Set<string>()
  /** ClientIDs that tabs of people who may only suggest keep for editing. */
  readonly #keptForEditing = new Set<number>()
  readonly #ofServer = new Set<number>()

  /** `document` gives the document, which is asked for no more often than needed. */
  constructor(document: () => Y.Doc) {
    this.#document = document
    for (const [key, value] of clientsRoot(document()))
      this.#note(Number(key), parseClientEntry(value) ?? null)
  }

  /** A broken entry is somebody's, but of nobody who could come. */
  ownerOf(client: number): string | null {
    if (this.#ofServer.has(client)) return SERVER_USER
    const entry = this.#entries.get(client)
    return entry === undefined ? null : (entry?.user ?? UNKNOWN_USER)
  }

  /** The server writes under this clientID itself. */
  keepForServer(client: number): void {
    this.#ofServer.add(client)
  }

  modeAt(client: number, clock: number): WriteMode {
    const entry = this.#entries.get(client)
    return entry ? modeOf(entry, clock) : 'suggest'
  }

  wasEditor(userId: string): boolean {
    return this.#editors.has(userId)
  }

  /** Whether what somebody writes under this client was written to be accepted text, whatever it is now. */
  isForEditing(client: number): boolean {
    const modes = this.#entries.get(client)?.modes ?? []
    return this.#keptForEditing.has(client) || modes.some(([, mode]) => mode === 'edit')
  }

  /** What has to be on record so that these clients are the writer's, in a mode that the writer has. */
  entriesFor(clients: Iterable<number>, writer: Writer): NewEntries {
    const entries = new Map<number, ClientEntry>()
    for (const client of clients) {
      const mode = writer.mode === 'edit' ? (this.#lastMode(client) ?? 'edit') : 'suggest'
      this.#add(entries, client, writer.userId, mode)
    }
    return entries
  }

  /** The same for clients that a tab names for a mode; refused if one is somebody else's. */
  claim(named: NamedClients, writer: Writer): NewEntries | Refusal {
    const entries = new Map<number, ClientEntry>()
    for (const [clients, mode] of [
      [named.edit, writer.mode === 'edit' ? 'edit' : 'suggest'],
      [named.suggest, 'suggest'],
    ] as const) {
      for (const client of clients) {
        const owner = this.ownerOf(client)
        const isFree = owner === null && Y.getState(this.#document().store, client) === 0
        if (owner !== writer.userId && !isFree) {
          return refusal(CLOSE_CODES.forbidden, 'a clientID of somebody else')
        }
        if (writer.mode !== 'view') this.#add(entries, client, writer.userId, mode)
      }
    }
    if (writer.mode === 'suggest') for (const client of named.edit) this.#keptForEditing.add(client)
    return entries
  }

  /** Writes entries into the document; call it in a transaction of the server's own. */
  write(entries: NewEntries): void {
    const root = clientsRoot(this.#document())
    for (const [client, entry] of entries) {
      this.#note(client, entry)
      root.set(String(client), entry)
    }
  }

  #note(client: number, entry: ClientEntry | null): void {
    this.#entries.set(client, entry)
    if (entry?.modes.some(([, mode]) => mode === 'edit')) this.#editors.add(entry.user)
  }

  #lastMode(client: number): WriteMode | null {
    return this.#entries.get(client)?.modes.at(-1)?.[1] ?? null
  }

  #add(entries: Map<number, ClientEntry>, client: number, userId: string, mode: WriteMode): void {
    const entry = entries.get(client) ?? this.#entries.get(client)
    if (!entry) entries.set(client, clientEntry(userId, mode))
    else if (entry.modes.at(-1)?.[1] !== mode) {
      entries.set(client, withMode(entry, Y.getState(this.#document().store, client), mode))
    }
  }
}
