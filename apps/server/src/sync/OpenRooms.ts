import { isDeepStrictEqual } from 'node:util'
import { CLOSE_CODES } from '@stet/protocol'
import type { CloseCode } from '@stet/protocol'
import type { ArticleRow, Store } from '../storage/Store.ts'
import { ClosedDoors } from './ClosedDoors.ts'
import type { Quarantine } from './Quarantine.ts'
import { Room } from './Room.ts'
import type { RoomParts } from './RoomParts.ts'
import { RoomLoader } from './RoomLoader.ts'
import type { RenewResult } from './Rooms.ts'
import type { SyncSettings } from './SyncSettings.ts'

/** An article that is kept open until `release` is called. */
export interface Lease {
  readonly ok: true
  readonly room: Room
  /** What is stored is damaged, and this is the last good state: nobody may write in it. */
  readonly isDamaged: boolean
  /** The same object for all who came while the article's row was the same: there may be hundreds. */
  share(row: ArticleRow): ArticleRow
  release(): void
}

export type LeaseResult = Lease | { readonly ok: false; readonly reason: 'missing' | 'corrupt' | 'closed' }

export interface OpenRoomsParts {
  readonly store: Store
  readonly settings: SyncSettings
  readonly quarantine: Quarantine
  /** What the room of an article is given. */
  readonly roomParts: (articleId: string) => RoomParts
}

const ANOTHER_LIFE = 'the article began another life'

interface Entry {
  readonly loading: Promise<Room | 'missing' | 'corrupt'>
  room: Room | null
  leases: number
  timer: NodeJS.Timeout | null
  /** What was known of the article when somebody came last. */
  row: ArticleRow | null
}

/** The rooms of open articles, from the first who comes until nobody is there and all is on disk. */
export class OpenRooms implements Iterable<Room> {
  readonly #parts: OpenRoomsParts
  readonly #loader: RoomLoader
  readonly #doors = new ClosedDoors()
  readonly #entries = new Map<string, Entry>()
  #isDraining = false

  constructor(parts: OpenRoomsParts) {
    this.#parts = parts
    this.#loader = new RoomLoader(parts.roomParts, parts.quarantine)
  }

  get isDraining(): boolean {
    return this.#isDraining
  }

  /** Those that are being loaded included. */
  get size(): number {
    return this.#entries.size
  }

  /** Null: it is not open, or not yet. */
  get(articleId: string): Room | null {
    return this.#entries.get(articleId)?.room ?? null
  }

  *[Symbol.iterator](): Iterator<Room> {
    for (const { room } of this.#entries.values()) if (room) yield room
  }

  async lease(articleId: string): Promise<LeaseResult> {
    for (let opened = this.#doors.opened(articleId); opened; opened = this.#doors.opened(articleId))
      await opened
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
    return this.#leaseOf(articleId, entry, room)
  }

  /** Apart from the loading: what lives as long as a socket keeps nothing else. */
  #leaseOf(articleId: string, entry: Entry, room: Room): LeaseResult {
    let isReleased = false
    return {
      ok: true,
      room,
      isDamaged: this.#parts.quarantine.has(articleId),
      share: (row) => {
        if (!isDeepStrictEqual(entry.row, row)) entry.row = row
        return entry.row ?? row
      },
      release: () => {
        if (!isReleased) this.#release(articleId, entry)
        isReleased = true
      },
    }
  }

  /** Lets go of an article, does `work` while nobody is let in, and lets them in again: `Rooms.renew`. */
  renew<T>(articleId: string, work: () => Promise<T>): Promise<RenewResult<T>> {
    return this.#doors.whileClosed(articleId, async (): Promise<RenewResult<T>> => {
      if (this.#isDraining) return { ok: false, reason: 'closed' }
      if (!(await this.#empty(articleId))) return { ok: false, reason: 'unwritable' }
      return { ok: true, value: await work() }
    })
  }

  async drain(code: CloseCode): Promise<void> {
    this.#isDraining = true
    await Promise.all([...this.#entries].map(([articleId, entry]) => this.#drainOne(articleId, entry, code)))
  }

  #begin(articleId: string): Entry {
    const entry: Entry = {
      loading: this.#loader.load(articleId),
      room: null,
      leases: 0,
      timer: null,
      row: null,
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

  /** Nobody is in it any more, and everything that was received is on disk; false: that cannot be done now. */
  async #empty(articleId: string): Promise<boolean> {
    const entry = this.#entries.get(articleId)
    const room = await entry?.loading.catch(() => null)
    if (!entry || !(room instanceof Room)) return this.#parts.store.health().trouble === null
    const isStored = async () => {
      await Promise.race([room.outbox.settled(), pause(this.#parts.settings.drainWithin)])
      return room.outbox.isSettled || room.isBroken
    }
    if (!(await isStored())) return false
    room.closeAll(CLOSE_CODES.otherEpoch, ANOTHER_LIFE)
    // What was taken in the last moment has to be in what begins anew.
    if (!(await isStored())) return false
    this.#drop(articleId, entry)
    return true
  }

  async #drainOne(articleId: string, entry: Entry, code: CloseCode): Promise<void> {
    const room = await entry.loading.catch(() => null)
    if (!(room instanceof Room)) return
    await Promise.race([room.outbox.settled(), pause(this.#parts.settings.drainWithin)])
    const isEnd = code === CLOSE_CODES.restarting
    room.closeAll(code, isEnd ? 'the server restarts' : ANOTHER_LIFE)
    if (room.outbox.isSettled) await room.tidy()
    this.#drop(articleId, entry)
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
