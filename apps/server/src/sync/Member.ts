import type { Fingerprint } from '@stet/article'
import type { Actor } from '../accounts/Actor.ts'
import type { Converted } from './LiveDocument.ts'
import type { Receiver } from './Readers.ts'

/** One socket in an article, as its room sees it. */
export interface Member extends Receiver {
  readonly actor: Actor
  /** Tells the person, if the socket can say so, that what they wrote became suggestions. */
  tellConverted(converted: Converted): void
  /** Whether it compares what the server holds with what it holds itself. */
  readonly compares: boolean
  tellFingerprint(fingerprint: Fingerprint): void
  close(code: number, reason: string): void
}
