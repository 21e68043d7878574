import { CLOSE_CODES } from '@stet/protocol'
import type { CloseCode, Mode, PresentPerson } from '@stet/protocol'
import type * as Y from 'yjs'
import type { Actor } from '../accounts/Actor.ts'
import type { Logger } from '../observability/logger.ts'
import type { ArticleRow, Store } from '../storage/Store.ts'
import type { Alarms } from './Alarms.ts'
import { Connection } from './Connection.ts'
import type { Admission } from './Connection.ts'
import { editRoom } from './editRoom.ts'
import type { Writer } from './guard/checkUpdate.ts'
import type { Edit } from './LiveDocument.ts'
import { Quarantine } from './Quarantine.ts'
import { reasonToLeave } from './reasonToLeave.ts'
import type { RightsNow } from './reasonToLeave.ts'
import { Room } from './Room.ts'
import type { Closing, RoomParts } from './Room.ts'
import { RoomLoader } from './RoomLoader.ts'
import type { EditResult, ReadResult, Rooms } from './Rooms.ts'
import type { SyncCounts } from './SyncCounts.ts'
import type { SyncMeasures } from './syncMetrics.ts'
import type { SyncSettings } from './SyncSettings.ts'

/** An article that is kept open until `release` is called. */
export interface Lease {
  readonly ok: true
  readonly room: Room
  /** What is stored is damaged, and this is the last good state: nobody may write in it. */
  readonly isDamaged: boolean
  release(): void
}

export type LeaseResult = Lease | { readonly ok: false; readonly reason: 'missing' | 'corrupt' | 'closed' }

export interface RegistryParts extends RightsNow {
  readonly store: Store
  readonly logger: Logger
  readonly now: () => number
  readonly clock: () => number
  readonly random: () => number
  readonly settings: SyncSettings
  readonly counts: SyncCounts
  readonly alarms: Alarms
}

interface Entry {
  readonly loading: Promise<Room | 'missing' | 'corrupt'>
  room: Room | null
  leases: number
  timer: NodeJS.Timeout | null
}

/** Every open article. One document each: whoever comes while it is being loaded or let go gets the same one. */
export class RoomRegistry implements Rooms {
  readonly #parts: RegistryParts
  readonly #quarantine: Quarantine
  readonly #loader: RoomLoader
  readonly #entries = new Map<string, Entry>()
  readonly #peopleListeners = new Set<(articleId: string, people: readonly PresentPerson[]) => void>()
  readonly #summaryListeners = new Set<(article: ArticleRow) => void>()
  #isDraining = false

  constructor(parts: RegistryParts) {
    this.#parts = parts
    this.#quarantine = new Quarantine(parts.alarms)
    this.#loader = new RoomLoader((articleId) => this.#partsOf(articleId), this.#quarantine)
  }

  get isDraining(): boolean {
    return this.#isDraining
  }

  async lease(articleId: string): Promise<LeaseResult> {
    if (this.#isDraining) return { ok: false, reason: 'closed' }
    const entry = this.#entries.get(articleId) ?? this.#begin(articleId)
    entry.leases += 1
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.timer = null
    const room = await entry.loading
    if (!(room instanceof Room)) return { ok: false, reason: room }
    if (room.isBroken) {
      this.#release(articleId, entry)
      await room.outbox.settled()
      this.#drop(articleId, entry)
      return this.lease(articleId)
    }
    let isReleased = false
    return {
      ok: true,
      room,
      isDamaged: this.isDamaged(articleId),
      release: () => {
        if (!isReleased) this.#release(articleId, entry)
        isReleased = true
      },
    }
  }

  async read<T>(articleId: string, reader: (doc: Y.Doc) => T): Promise<ReadResult<T>> {
    const lease = await this.lease(articleId)
    if (!lease.ok) return lease
    try {
      return { ok: true, value: reader(lease.room.live.doc) }
    } finally {
      lease.release()
    }
  }

  async edit<T>(
    articleId: string,
    writer: () => Writer | null,
    edit: (doc: Y.Doc) => Edit<T>,
  ): Promise<EditResult<T>> {
    const lease = await this.lease(articleId)
    if (!lease.ok) return lease
    if (lease.isDamaged) {
      lease.release()
      return { ok: false, reason: 'damaged' }
    }
    return editRoom(lease.room, this.#parts.store, writer, edit).finally(() => lease.release())
  }

  isDamaged(articleId: string): boolean {
    return this.#quarantine.has(articleId)
  }

  people(articleId: string): readonly PresentPerson[] {
    return this.#entries.get(articleId)?.room?.people ?? []
  }

  everybody(): ReadonlyMap<string, readonly PresentPerson[]> {
    const everybody = new Map<string, readonly PresentPerson[]>()
    for (const [articleId, { room }] of this.#entries) {
      if (room && room.people.length > 0) everybody.set(articleId, room.people)
    }
    return everybody
  }

  onPeopleChange(listener: (articleId: string, people: readonly PresentPerson[]) => void): () => void {
    this.#peopleListeners.add(listener)
    return () => this.#peopleListeners.delete(listener)
  }

  onSummary(listener: (article: ArticleRow) => void): () => void {
    this.#summaryListeners.add(listener)
    return () => this.#summaryListeners.delete(listener)
  }

  recheck(personId: string | null): void {
    for (const { room } of this.#entries.values()) {
      for (const member of room?.members ?? []) {
        if (!room || !(member instanceof Connection)) continue
        if (personId !== null && member.actor.id !== personId) continue
        const reason = this.reasonToLeave(member.admission, room)
        if (reason) member.close(reason.code, reason.reason)
      }
    }
  }

  /** Why somebody who was let in may not take their seat, or not keep it. */
  reasonToLeave(admission: Admission, room: Room): Closing | null {
    const { actorOf } = this.#parts
    return reasonToLeave(admission, room, {
      actorOf,
      modeFor: (actor, article) => this.#modeFor(actor, article),
    })
  }

  closePerson(personId: string, code: number): void {
    for (const connection of this.#connections()) {
      if (connection.actor.id === personId) connection.close(code, 'closed for this person')
    }
  }

  closeArticle(articleId: string, code: number): void {
    this.#entries.get(articleId)?.room?.closeAll(code, 'closed for this article')
  }

  heartbeat(): void {
    for (const { room } of this.#entries.values()) room?.heartbeat()
  }

  /** Keeps the documents small that nobody needed since this was called last. */
  restIdle(): void {
    for (const { room } of this.#entries.values()) room?.restIfIdle()
  }

  size(): { readonly articles: number; readonly sockets: number } {
    return { articles: this.#entries.size, sockets: this.#connections().length }
  }

  /** Bytes that wait for readers to take them. */
  waitingBytes(): number {
    return this.#connections().reduce((sum, { waitingBytes }) => sum + waitingBytes, 0)
  }

  measure(): SyncMeasures {
    const rooms = [...this.#entries.values()].flatMap(({ room }) => room ?? [])
    const waiting = rooms.map(({ outbox }) => outbox.length)
    return {
      articles: this.#entries.size,
      damaged: this.#quarantine.size,
      resting: rooms.filter(({ live }) => live.isResting).length,
      sockets: rooms.reduce((sum, { members }) => sum + members.length, 0),
      behind: rooms.reduce((sum, { behind }) => sum + behind, 0),
      waitingBytes: this.waitingBytes(),
      people: new Set(rooms.flatMap(({ people }) => people.map(({ id }) => id))).size,
      waiting: {
        total: waiting.reduce((sum, length) => sum + length, 0),
        most: Math.max(0, ...waiting),
      },
    }
  }

  async drain(code: CloseCode = CLOSE_CODES.restarting): Promise<void> {
    this.#isDraining = true
    await Promise.all([...this.#entries].map(([articleId, entry]) => this.#drainOne(articleId, entry, code)))
  }

  #connections(): readonly Connection[] {
    return [...this.#entries.values()].flatMap(({ room }) => {
      return (room?.members ?? []).filter((member) => member instanceof Connection)
    })
  }

  #begin(articleId: string): Entry {
    const entry: Entry = {
      loading: this.#loader.load(articleId),
      room: null,
      leases: 0,
      timer: null,
    }
    this.#entries.set(articleId, entry)
    void entry.loading.then(
      (room) => {
        if (room instanceof Room) entry.room = room
        else this.#drop(articleId, entry)
        return null
      },
      () => this.#drop(articleId, entry),
    )
    return entry
  }

  #partsOf(articleId: string): RoomParts {
    return {
      ...this.#parts,
      articleId,
      onPeopleChange: (people) => {
        for (const listener of this.#peopleListeners) listener(articleId, people)
      },
      onSummary: (article) => {
        for (const listener of this.#summaryListeners) listener(article)
      },
    }
  }

  /** What a person may do in an article as it is. */
  #modeFor(actor: Actor, article: ArticleRow): Mode | null {
    const mode = this.#parts.modeFor(actor, article)
    return mode !== null && this.isDamaged(article.id) ? 'view' : mode
  }

  #release(articleId: string, entry: Entry): void {
    entry.leases -= 1
    if (entry.leases === 0) this.#scheduleUnload(articleId, entry)
  }

  #scheduleUnload(articleId: string, entry: Entry): void {
    if (entry.timer !== null || this.#isDraining || this.#entries.get(articleId) !== entry) return
    entry.timer = setTimeout(() => {
      entry.timer = null
      void this.#unload(articleId, entry)
    }, this.#parts.settings.unloadAfter)
  }

  /** The room stays open for everybody until, in one step, nobody is there and all is on disk. */
  async #unload(articleId: string, entry: Entry): Promise<void> {
    await entry.room?.tidy()
    if (entry.leases > 0 || entry.timer !== null) return
    if (entry.room?.outbox.isSettled === false && !entry.room.isBroken) this.#scheduleUnload(articleId, entry)
    else this.#drop(articleId, entry)
  }

  #drop(articleId: string, entry: Entry): void {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.timer = null
    if (this.#entries.get(articleId) !== entry) return
    this.#entries.delete(articleId)
    entry.room?.destroy()
  }

  async #drainOne(articleId: string, entry: Entry, code: CloseCode): Promise<void> {
    const room = await entry.loading.catch(() => null)
    if (!(room instanceof Room)) return
    await Promise.race([room.outbox.settled(), pause(this.#parts.settings.drainWithin)])
    const isEnd = code === CLOSE_CODES.restarting
    room.closeAll(code, isEnd ? 'the server restarts' : 'the article began another life')
    if (room.outbox.isSettled) await room.tidy()
    this.#drop(articleId, entry)
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
