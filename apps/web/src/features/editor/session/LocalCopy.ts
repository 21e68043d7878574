import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** An article's own copy in this browser: everything the document ever held, and every change as it is made. */
export interface LocalCopy {
  /** Resolves once what was kept is in the document; `unavailable` when this browser keeps nothing. Never rejects. */
  readonly whenLoaded: Promise<'loaded' | 'unavailable'>
  /** Calls back, once or more, when a change could not be kept. */
  readonly onFailure: (listener: () => void) => () => void
  /** Stops keeping; what is kept stays. */
  readonly dispose: () => void
  /** Stops keeping and deletes what is kept. */
  readonly forget: () => Promise<void>
}

/** The name of an article's copy. Another person, or another epoch of the article, never meets it. */
export function localCopyName(userId: string, articleId: string, epoch: number): string {
  return `stet:${userId}:${articleId}:${epoch}`
}

/** How long a browser may take to open its database before we go on without; a blocked one never answers. */
const OPENING_PATIENCE_MS = 5_000

/** Keeps `doc` in IndexedDB under `name`. */
export function indexedDbCopy(name: string, doc: Y.Doc): LocalCopy {
  if (typeof indexedDB === 'undefined') return noCopy()
  const failureListeners = new Set<() => void>()
  const fail = (): void => {
    for (const listener of failureListeners) listener()
  }
  const persistence = new IndexeddbPersistence(name, doc)
  const load = async (): Promise<'loaded' | 'unavailable'> => {
    try {
      // The library tells nobody that the database could not be opened; any reading call does.
      await persistence.get('opened')
    } catch {
      return 'unavailable'
    }
    // A write that fails aborts its transaction; the event reaches the database.
    persistence.db?.addEventListener('abort', fail)
    persistence.db?.addEventListener('close', fail)
    persistence.db?.addEventListener('versionchange', () => {
      // Somebody signs out in another tab and deletes it: writing on would throw in the middle of a key press.
      void persistence.destroy()
      fail()
    })
    await persistence.whenSynced
    return 'loaded'
  }
  const patience = new Promise<'unavailable'>((resolve) => {
    setTimeout(resolve, OPENING_PATIENCE_MS, 'unavailable')
  })
  const whenLoaded = Promise.race([load(), patience])
  return {
    whenLoaded,
    onFailure: (listener) => {
      failureListeners.add(listener)
      return () => failureListeners.delete(listener)
    },
    dispose: () => {
      failureListeners.clear()
      void persistence.destroy().catch(() => undefined)
    },
    forget: async () => {
      failureListeners.clear()
      await persistence.destroy().catch(() => undefined)
      await clearDocument(name)
    },
  }
}

/** For a browser that keeps nothing. */
export function noCopy(): LocalCopy {
  return {
    whenLoaded: Promise.resolve('unavailable'),
    onFailure: () => () => undefined,
    dispose: () => undefined,
    forget: () => Promise.resolve(),
  }
}
