import type { DecisionRecord } from '../storage/DecisionRecord.ts'
import type { LateRecord } from '../storage/LateRecord.ts'

/** An update that became part of the document. */
export interface TakenUpdate {
  readonly update: Uint8Array
  /** What `receive` was given; null for what the server wrote. */
  readonly author: object | null
  /** The part of it that the author has not, because the server added it. */
  readonly answer: Uint8Array | null
  /** Those that it carries, for the record. */
  readonly decisions: readonly DecisionRecord[]
  /** What of it came too late to be accepted text, for the record. */
  readonly late: LateRecord | null
  /** It says no more than whose ids are or when they wrote: the article reads as before. */
  readonly isRecord: boolean
}

/** Where updates go that became part of the document. */
export interface UpdateSink {
  canTake(bytes: number): boolean
  take(taken: TakenUpdate): void
}
