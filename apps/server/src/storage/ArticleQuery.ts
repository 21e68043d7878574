import type { Marks } from '../search/Excerpt.ts'
import type { ArticleRow } from './Store.ts'

/** How a list is sorted: the last changed first, the first due first (those without a date at the end), the youngest first. */
export const ARTICLE_SORTS = ['changed', 'due', 'created'] as const
export type ArticleSort = (typeof ARTICLE_SORTS)[number]

/** From (inclusive) and to (exclusive), in milliseconds since 1970; null is open. */
export interface Span {
  readonly from: number | null
  readonly to: number | null
}

/** Which articles to list; what is left out does not matter. */
export interface ArticleQuery {
  /**
   * Every word must be found, in whatever form, in headline, text or details as they would be published, slug, desk or
   * keywords. Sorted by the last change, what the headlines have comes before the rest.
   */
  readonly q?: string
  readonly state?: string
  readonly desk?: string
  /** A person's id in the metadata field `assignees`, a list of ids. */
  readonly assignee?: string
  /** Who wrote some of what stands in the text. */
  readonly author?: string
  /** Who wrote in it, began it, or is assigned. */
  readonly person?: string
  /** A person's id: restricted articles are left out unless they are named. Left out: all are there. */
  readonly restrictedTo?: string
  /** Due in this time. */
  readonly due?: Span
  /** Whose embargo ends in this time. */
  readonly embargo?: Span
  /** Whether a legal check is still needed; false is as if left out. */
  readonly isLegalDue?: boolean
  /** Published, and what was begun since is not out; false is as if left out. */
  readonly isInCorrection?: boolean
  /** Somebody's work came too late, and nobody has looked at it yet; false is as if left out. */
  readonly hasLateWork?: boolean
  /** `changed` unless told. */
  readonly sort?: ArticleSort
  /** `next` of the page before; one that is none of ours, or of another sort, gives an empty page. */
  readonly cursor?: string
  /** 1 to 200. */
  readonly limit: number
}

/** Where a search found an article. */
export interface SearchHit {
  /** In the headline. */
  readonly headline: Marks
  /** The best stretch beside; null where only headline, slug, desk or keywords have it. */
  readonly excerpt: {
    readonly where: 'text' | 'details'
    readonly text: string
    readonly marks: Marks
  } | null
}

export interface ArticlePage {
  readonly articles: readonly ArticleRow[]
  /** Of a search, by the ids of the articles. */
  readonly hits: ReadonlyMap<string, SearchHit>
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
}
