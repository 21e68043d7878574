import { clientsRoot, openRoots, parseClientEntry, type WriteMode } from '@stet/article'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ClientIdPair } from './clientIdPair.ts'
import { isSamePeople, peopleHere, type PersonHere } from './people.ts'

export interface SessionUser {
  readonly id: string
  readonly name: string
  /** 1 to 12. */
  readonly color: number
}

/** What a document tells its session. */
export interface SessionDocumentListeners {
  /** This tab has changed the text, in one transaction; `origin` is whoever asked for it. */
  readonly changed: (origin: unknown) => void
  /** Somebody else has our clientIDs: nothing may be written under them any more. */
  readonly idsTaken: () => void
  /** Who is here, or whether our ids are on record, may have changed. */
  readonly looksNew: () => void
}

/** The document and the presence of one page load, written under one fresh pair of clientIDs. */
export class SessionDocument {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  private readonly user: SessionUser
  private readonly clientIds: ClientIdPair
  private readonly listeners: SessionDocumentListeners
  private here: readonly PersonHere[]
  private color: number

  constructor(user: SessionUser, clientIds: ClientIdPair, listeners: SessionDocumentListeners) {
    this.user = user
    this.color = user.color
    this.clientIds = clientIds
    this.listeners = listeners
    this.doc = openRoots(new Y.Doc())
    this.doc.clientID = clientIds.edit
    this.awareness = new Awareness(this.doc)
    this.awareness.setLocalState({ user, cursor: null })
    this.here = peopleHere(this.awareness.getStates(), user.id)
    this.listen()
  }

  /** Everybody who has the article open; another array only when somebody else is there or looks different. */
  get people(): readonly PersonHere[] {
    return this.here
  }

  /** Whether it holds an article, without parts that have not arrived. */
  get hasText(): boolean {
    const { clients, pendingStructs } = this.doc.store
    return clients.size > 0 && pendingStructs === null
  }

  /** Whether the server has our clientIDs on record. */
  get isRegistered(): boolean {
    return clientsRoot(this.doc).has(String(this.clientIds.edit))
  }

  /** How the server takes what is written here to be text; null until our clientIDs are on record. */
  get takenAs(): WriteMode | null {
    const entry = parseClientEntry(clientsRoot(this.doc).get(String(this.clientIds.edit)))
    return entry?.modes.at(-1)?.[1] ?? null
  }

  /** The colour in which the server shows this person to everybody in the article. */
  showColor(color: number | undefined): void {
    if (color === undefined || this.color === color || this.awareness.getLocalState() === null) return
    this.color = color
    this.awareness.setLocalStateField('user', { ...this.user, color })
  }

  private listen(): void {
    const { doc, awareness, user, clientIds, listeners } = this
    doc.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) listeners.changed(origin)
    })
    doc.on('afterTransactionCleanup', () => {
      // Yjs gives itself another id when ours wrote elsewhere: somebody has it, and nothing may go on under it.
      if (doc.clientID === clientIds.edit || doc.clientID === clientIds.suggest) return
      doc.clientID = clientIds.edit
      listeners.idsTaken()
    })
    clientsRoot(doc).observe(() => {
      const entry = clientsRoot(doc).get(String(clientIds.edit))
      if (entry !== undefined && entry.user !== user.id) listeners.idsTaken()
      listeners.looksNew()
    })
    awareness.on('change', () => {
      const people = peopleHere(awareness.getStates(), user.id)
      if (isSamePeople(people, this.here)) return
      this.here = people
      listeners.looksNew()
    })
  }
}
