import type { Logger } from '../observability/logger.ts'
import type { NewVersion, StoredVersion } from '../storage/ArticleVersion.ts'
import { StoreUnwritable, type ArticleRow, type Store } from '../storage/Store.ts'
import type { ReadResult, Rooms } from '../sync/Rooms.ts'
import { type Capture, captureVersion, writersSinceState } from './captureVersion.ts'

/** When versions are kept by themselves; milliseconds. */
export interface VersionSettings {
  /** Nobody has written for so long. */
  readonly afterPause: number
  /** At the latest so long after the first change, while writing goes on. */
  readonly atLeastEvery: number
}

export const DEFAULT_VERSION_SETTINGS: VersionSettings = { afterPause: 2 * 60_000, atLeastEvery: 10 * 60_000 }

export interface VersionKeeperParts {
  readonly rooms: Pick<Rooms, 'read' | 'onSummary'>
  readonly store: Pick<Store, 'addVersion' | 'listVersions'>
  readonly logger: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly settings: VersionSettings
}

/** Why a version is kept, and who asked for it. */
export type WishedVersion = Pick<NewVersion, 'reason'> & Partial<Pick<NewVersion, 'name' | 'by' | 'restored'>>

/** What was kept. `capture`: what the article read; `version` is null where the latest one says it already. */
export interface KeptVersion {
  readonly capture: Capture
  readonly version: StoredVersion | null
}

/** Keeps a version of the article whose turn it is. */
type Keep = (wish: WishedVersion) => Promise<ReadResult<KeptVersion>>

interface Activity {
  readonly since: number
  timer: NodeJS.Timeout
}

/**
 * Keeps versions of articles: when somebody asks, and by itself when writing has paused or gone on for long. One after the
 * other in each article, so that each tells who wrote since the one before.
 */
export class VersionKeeper {
  readonly #parts: VersionKeeperParts
  readonly #activities = new Map<string, Activity>()
  readonly #queues = new Map<string, Promise<unknown>>()
  readonly #listeners = new Set<(articleId: string) => void>()
  readonly #stopListening: () => void

  constructor(parts: VersionKeeperParts) {
    this.#parts = parts
    this.#stopListening = parts.rooms.onSummary((row) => this.#noteActivity(row))
  }

  /** Keeps what an article reads now. A version that is kept by itself is left out where the latest one reads the same. */
  keep(articleId: string, wish: WishedVersion): Promise<ReadResult<KeptVersion>> {
    return this.inTurn(articleId, (keep) => keep(wish))
  }

  /** Does something between which and the versions that it keeps no other version of the article is kept. */
  async inTurn<T>(articleId: string, work: (keep: Keep) => Promise<T>): Promise<T> {
    const before = this.#queues.get(articleId) ?? Promise.resolve()
    const done = before.catch(() => {}).then(() => work((wish) => this.#keepNow(articleId, wish)))
    this.#queues.set(articleId, done)
    try {
      return await done
    } finally {
      if (this.#queues.get(articleId) === done) this.#queues.delete(articleId)
    }
  }

  /** Tells whoever listens that an article has other versions now. */
  tell(articleId: string): void {
    for (const listener of this.#listeners) listener(articleId)
  }

  /** Tells of every version that is kept; the result takes the listener away again. */
  onKept(listener: (articleId: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Keeps what was written and waits for its pause; for the end of the server. */
  async flush(): Promise<void> {
    await Promise.all([...this.#activities.keys()].map((articleId) => this.#keepByItself(articleId)))
  }

  dispose(): void {
    this.#stopListening()
    for (const { timer } of this.#activities.values()) clearTimeout(timer)
    this.#activities.clear()
  }

  async #keepNow(articleId: string, wish: WishedVersion): Promise<ReadResult<KeptVersion>> {
    const { rooms, store, now } = this.#parts
    const [latest] = (await store.listVersions(articleId, { limit: 1 })).records
    const read = await rooms.read(articleId, (doc) => ({
      capture: captureVersion(doc),
      people: writersSinceState(doc, latest?.written ?? null),
    }))
    if (!read.ok) return read
    const { capture, people } = read.value
    if (wish.reason === 'automatic' && latest?.hash === capture.hash)
      return { ok: true, value: { capture, version: null } }
    const { reason, name = null, by = null, restored = null } = wish
    const version = await store.addVersion(articleId, {
      ...capture,
      at: now(),
      people,
      reason,
      name,
      by,
      restored,
    })
    if (version === null) return { ok: false, reason: 'missing' }
    this.tell(articleId)
    return { ok: true, value: { capture, version } }
  }

  #noteActivity({ id }: ArticleRow): void {
    const { now, settings } = this.#parts
    const known = this.#activities.get(id)
    if (known) clearTimeout(known.timer)
    const since = known?.since ?? now()
    const latest = since + settings.atLeastEvery - now()
    const timer = setTimeout(
      () => void this.#keepByItself(id),
      Math.max(0, Math.min(settings.afterPause, latest)),
    ).unref()
    this.#activities.set(id, { since, timer })
  }

  async #keepByItself(articleId: string): Promise<void> {
    const activity = this.#activities.get(articleId)
    if (!activity) return
    clearTimeout(activity.timer)
    this.#activities.delete(articleId)
    try {
      await this.keep(articleId, { reason: 'automatic' })
    } catch (error) {
      // The next one tells of it.
      if (error instanceof StoreUnwritable) return
      const reason = error instanceof Error ? error.message : 'unknown'
      this.#parts.logger.warn({ article: articleId, reason }, 'no version was kept')
    }
  }
}
