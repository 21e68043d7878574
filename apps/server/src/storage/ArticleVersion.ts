import type { RetentionSettings } from '../versions/expiredVersions.ts'
import type { RecordPage, RecordQuery } from './Store.ts'

/** Why a version was kept: people had written, somebody named it, it was approved, the state of the article changed otherwise, or an earlier one was restored. */
export type VersionReason = 'automatic' | 'named' | 'approval' | 'transition' | 'restore'

/** What an article read at one moment, as it is kept. Times are milliseconds since 1970. */
export interface NewVersion {
  readonly at: number
  readonly reason: VersionReason
  readonly name: string | null
  /** Who asked for it; null for nobody. */
  readonly by: string | null
  /** Ids of everybody who wrote since the version before, sorted. */
  readonly people: readonly string[]
  /** The number of the version that was restored. */
  readonly restored: number | null
  readonly characters: number
  readonly words: number
  /** The same for versions that read the same, published or with every suggestion accepted. */
  readonly hash: string
  /** What was ever written until then: a Yjs state vector. */
  readonly written: Uint8Array
  /** What it read, as JSON. */
  readonly content: string
}

/** What is told of a version without reading it. */
export interface StoredVersion extends Omit<NewVersion, 'content'> {
  /** Counts up from 1 in each article. */
  readonly number: number
}

/** Which versions to list; `reason` left out: all. */
export interface VersionQuery extends RecordQuery {
  readonly reason?: VersionReason
}

/** `corrupt`: stored bytes fail their check. */
export type LoadVersionResult =
  | { readonly ok: true; readonly version: StoredVersion; readonly content: string }
  | { readonly ok: false; readonly reason: 'missing' | 'corrupt' }

/** One step of thinning out versions, over some articles. */
export interface ThinnedVersions {
  /** Ids of the articles that lost some. */
  readonly articles: readonly string[]
  /** Where the next step goes on; null: that was all. */
  readonly next: string | null
}

/**
 * Keeps what articles once read; part of `Store`. A version goes with its article, and is never changed but for its name, and for
 * the people of those before it that were thinned out.
 */
export interface VersionStore {
  /** Null: no such article. */
  addVersion(id: string, version: NewVersion): Promise<StoredVersion | null>
  /** The latest first. */
  listVersions(id: string, query: VersionQuery): Promise<RecordPage<StoredVersion>>
  loadVersion(id: string, number: number): Promise<LoadVersionResult>
  /** Null: no such version. */
  nameVersion(id: string, number: number, name: string | null): Promise<StoredVersion | null>
  /** Takes away what is not kept any longer at this time, of some articles behind `after`, at most a hundred. */
  thinVersions(after: string, now: number, settings: RetentionSettings): Promise<ThinnedVersions>
}
