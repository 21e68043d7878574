import type { SoughtWords } from '../purge/SoughtText.ts'
import type { ArticleRow } from './Store.ts'

/** In how many places of what is stored of an article a text stands. */
export interface PurgePlaces {
  /** As it would be published, with addresses of links. */
  readonly live: number
  /** Suggested, or struck. */
  readonly suggestions: number
  /** Rejected, taken back, deleted by an accepted suggestion: shown to nobody, and stored. */
  readonly hidden: number
  /** Deleted, and still in the log or in an earlier snapshot. */
  readonly deleted: number
  /** Versions that have it. */
  readonly versions: number
  /** Versions that were published. */
  readonly publications: number
  /** Comments and quotes. */
  readonly comments: number
  /** Decisions, entries of the audit log, remarks of the workflow and who was told of them. */
  readonly records: number
  /** Keywords, notes and the slug. */
  readonly metadata: number
}

/** Where a text stands, with what is beside the number of places. */
export interface PurgePreview {
  readonly places: PurgePlaces
  /** Places in longer words, which stay unless they are asked for. */
  readonly insideWords: number
}

export interface PurgeOrder {
  readonly words: SoughtWords
  /** A person's id. */
  readonly by: string
  /** Does not hold the text. */
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** `corrupt`: what is stored does not load, so that nobody can say what is in it. Nothing was changed. */
export type PurgeResult<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly reason: 'missing' | 'corrupt' }

/** Removes texts from what is stored; part of `Store`. */
export interface PurgeStore {
  /** Counts; changes nothing. */
  findText(id: string, words: SoughtWords): Promise<PurgeResult<PurgePreview>>
  /**
   * Removes a text from everything that is stored of an article, in one transaction with its entry in the audit log, and begins
   * another life of the article. Nobody may have its document open. What the file's free places hold `scrub` removes.
   */
  purgeText(
    id: string,
    order: PurgeOrder,
  ): Promise<PurgeResult<{ readonly places: PurgePlaces; readonly article: ArticleRow }>>
  /**
   * Writes the file anew if something was purged since it was done last, so that no byte of it is left in any file. False: somebody
   * who reads the file hinders it, it has to be done again. Commits wait meanwhile.
   */
  scrub(): Promise<boolean>
}
