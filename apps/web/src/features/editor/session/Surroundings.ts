import type { Scheduler } from '@stet/binding'
import type * as Y from 'yjs'
import type { BrowserStore } from './BrowserStore.ts'
import type { LocalCopy } from './LocalCopy.ts'
import type { Standing } from './Standing.ts'

/** The world around a session; tests bring their own. */
export interface Surroundings {
  /** `ws(s)://host/sync`. */
  readonly syncUrl: string
  readonly WebSocket: typeof WebSocket
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** In [0, 1), for jitter. */
  readonly random: () => number
  /** 32 random bits, for ids. */
  readonly random32: () => number
  /** When updates of others that have gathered are applied. */
  readonly schedule: Scheduler
  readonly store: BrowserStore
  readonly openCopy: (name: string, doc: Y.Doc) => LocalCopy
  /** Asks the server anew who we are to this article; never rejects. */
  readonly ask: () => Promise<Standing>
  /** The article as this person sees it, in the plain-text form; never throws. */
  readonly textOf: (doc: Y.Doc) => Promise<string>
}
