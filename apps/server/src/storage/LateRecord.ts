import type { IdRange } from '@stet/article'

/** What somebody wrote too late to be accepted text, and arrived as suggestions. */
export interface LateRecord {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whose it is: a person's id. */
  readonly person: string
  /** As `Converted` has them. */
  readonly inserted: number
  readonly struck: number
  readonly restored: number
  /** Where the suggestions are: the characters that came, and the keys of the spans that say what is to go. */
  readonly ids: readonly IdRange[]
  readonly spans: readonly string[]
}

/** A record as it is kept; it is open until everything in it was decided, or somebody says that they have seen it. */
export interface StoredLateRecord extends LateRecord {
  /** Counted over all articles. */
  readonly number: number
  /** Null: it is open. */
  readonly settledAt: number | null
  /** Who has seen it; null: nobody had to, everything in it was decided. */
  readonly settledBy: string | null
}

/** What a record takes in memory while it waits, in bytes; rather too much. */
export function sizeOfLate({ ids, spans }: LateRecord): number {
  return 400 + 60 * ids.length + spans.reduce((sum, key) => sum + 40 + 2 * key.length, 0)
}

/** What came late into articles. It is put on record with the update that it came with (`Store.append`). */
export interface LateStore {
  /** The latest first: those that are open, and the last of those that are settled. */
  listLate(articleId: string): Promise<readonly StoredLateRecord[]>
  /** Those of them that are open are settled from now on; how many that were. `by` null: everything in them was decided. */
  settleLate(articleId: string, numbers: readonly number[], by: string | null, at: number): Promise<number>
}
