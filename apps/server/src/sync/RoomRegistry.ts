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
import { type LeaseResult, OpenRooms } from './OpenRooms.ts'
import { Quarantine } from './Quarantine.ts'
import { reasonToLeave } from './reasonToLeave.ts'
import type { RightsNow } from './reasonToLeave.ts'
import type { Closing, Room } from './Room.ts'
import { measureRooms } from './measureRooms.ts'
import { RoomNews } from './RoomNews.ts'
import type { RoomParts } from './RoomParts.ts'
import type { EditResult, ReadResult, RenewResult, Rooms } from './Rooms.ts'
import type { SyncCounts } from './SyncCounts.ts'
import type { SyncMeasures } from './syncMetrics.ts'
import type { SyncSettings } from './SyncSettings.ts'

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

/** Every open article. One document each: whoever comes while it is being loaded or let go gets the same one. */
export class RoomRegistry implements Rooms {
  readonly #parts: RegistryParts
  readonly #quarantine: Quarantine
  readonly #open: OpenRooms
  readonly #news = new RoomNews()

  constructor(parts: RegistryParts) {
    this.#parts = parts
    this.#quarantine = new Quarantine(parts.alarms)
    this.#open = new OpenRooms({
      store: parts.store,
      settings: parts.settings,
      quarantine: this.#quarantine,
      roomParts: (articleId) => this.#partsOf(articleId),
    })
  }

  get isDraining(): boolean {
    return this.#open.isDraining
  }

  /** Opens an article, or comes to those who have it open. */
  lease(articleId: string): Promise<LeaseResult> {
    return this.#open.lease(articleId)
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
    return this.#open.get(articleId)?.people ?? []
  }

  everybody(): ReadonlyMap<string, readonly PresentPerson[]> {
    const everybody = new Map<string, readonly PresentPerson[]>()
    for (const { articleId, people } of this.#open) if (people.length > 0) everybody.set(articleId, people)
    return everybody
  }

  onPeopleChange(listener: (articleId: string, people: readonly PresentPerson[]) => void): () => void {
    return this.#news.onPeopleChange(listener)
  }

  onWritten(listener: (articleId: string, personId: string) => void): () => void {
    return this.#news.onWritten(listener)
  }

  onSummary(listener: (article: ArticleRow) => void): () => void {
    return this.#news.onSummary(listener)
  }

  recheck(personId: string | null): void {
    for (const room of this.#open) this.#recheckRoom(room, personId)
  }

  recheckArticle({ id, metadata }: ArticleRow): void {
    const room = this.#open.get(id)
    if (!room) return
    room.metadata = metadata
    this.#recheckRoom(room, null)
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
    this.#open.get(articleId)?.closeAll(code, 'closed for this article')
  }

  async renew<T>(articleId: string, personId: string, work: () => Promise<T>): Promise<RenewResult<T>> {
    const renewed = await this.#open.renew(articleId, work)
    this.#news.written(articleId, personId)
    return renewed
  }

  heartbeat(): void {
    for (const room of this.#open) room.heartbeat()
  }

  /** Keeps the documents small that nobody needed since this was called last. */
  restIdle(): void {
    for (const room of this.#open) room.restIfIdle()
  }

  size(): { readonly articles: number; readonly sockets: number } {
    return { articles: this.#open.size, sockets: this.#connections().length }
  }

  /** Bytes that wait for readers to take them. */
  waitingBytes(): number {
    return this.#connections().reduce((sum, { waitingBytes }) => sum + waitingBytes, 0)
  }

  measure(): SyncMeasures {
    const { size } = this.#quarantine
    return {
      ...measureRooms([...this.#open]),
      articles: this.#open.size,
      damaged: size,
      waitingBytes: this.waitingBytes(),
    }
  }

  drain(code: CloseCode = CLOSE_CODES.restarting): Promise<void> {
    return this.#open.drain(code)
  }

  #connections(): readonly Connection[] {
    return [...this.#open].flatMap(({ members }) => members.filter((member) => member instanceof Connection))
  }

  #partsOf(articleId: string): RoomParts {
    return {
      ...this.#parts,
      articleId,
      onPeopleChange: (people) => this.#news.people(articleId, people),
      onWritten: (personId) => this.#news.written(articleId, personId),
      onSummary: (article) => this.#news.summary(article),
    }
  }

  #recheckRoom(room: Room, personId: string | null): void {
    for (const member of room.members) {
      if (!(member instanceof Connection)) continue
      if (personId !== null && member.actor.id !== personId) continue
      const reason = this.reasonToLeave(member.admission, room)
      if (reason) member.close(reason.code, reason.reason)
    }
  }

  /** What a person may do in an article as it is. */
  #modeFor(actor: Actor, article: ArticleRow): Mode | null {
    const mode = this.#parts.modeFor(actor, article)
    return mode !== null && this.isDamaged(article.id) ? 'view' : mode
  }
}
