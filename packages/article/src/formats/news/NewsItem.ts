import type { ArticleJson } from '../../articleJson.ts'

/** What readers were told of a version: that it corrects the one before. */
export interface NewsNotice {
  readonly version: number
  readonly at: string
  readonly text: string
}

/** What is true of a news item whatever became of it. Times are ISO 8601 with their offset from UTC. */
interface NewsItemFacts {
  /** `newsItemUri` of the article; the same for all its versions. */
  readonly uri: string
  /** A whole number from 1, higher for every version that goes out, a kill included. */
  readonly version: number
  readonly firstCreatedAt: string
  readonly versionCreatedAt: string
  /** When readers could read its first version; null: they never could. */
  readonly firstPublishedAt: string | null
  /** BCP 47. */
  readonly language: string
  /** The name of the newsroom. */
  readonly provider: string
  /** Of every version that had one, the latest first. */
  readonly notices: readonly NewsNotice[]
}

/** A version that may be read: `withheld` says not to use it until further notice. */
export interface LiveNewsItem extends NewsItemFacts {
  readonly status: 'usable' | 'withheld'
  readonly slug: string
  /** Nobody may publish it before; null: no embargo, or one that is over. */
  readonly embargoUntil: string | null
  /** 1 to 9, as IPTC counts. */
  readonly urgency: number | null
  /** Empty for none. */
  readonly genre: string
  /** Words of the newsroom's own, or `medtop:` and the number of an IPTC media topic. */
  readonly topics: readonly string[]
  /** Nothing pending is in it, unless somebody asked for the view `final`. */
  readonly article: ArticleJson
}

/** What is left of an article that was killed: that it was, and why. */
export interface KilledNewsItem extends NewsItemFacts {
  readonly status: 'canceled'
  readonly killNotice: string
}

/** A version of an article as it goes to others: the one input of all forms in which it does. */
export type NewsItem = LiveNewsItem | KilledNewsItem

export function isKilled(item: NewsItem): item is KilledNewsItem {
  return item.status === 'canceled'
}

/** The name under which others know an article for ever. */
export function newsItemUri(articleId: string): string {
  return `urn:newsroom:article:${encodeURIComponent(articleId)}`
}

/** What is told of this version to those who receive it: why it was killed, or what it corrects; null: nothing. */
export function noteOn(item: NewsItem): string | null {
  return isKilled(item) ? item.killNotice : (correctionIn(item)?.text ?? null)
}

/** What readers were told of corrections, the latest first; a first version corrects nothing. */
export function correctionsIn({ notices }: NewsItem): readonly NewsNotice[] {
  return notices.filter(({ version }) => version > 1)
}

/** The notice of exactly this version; null: it corrects nothing. */
export function correctionIn(item: NewsItem): NewsNotice | null {
  return correctionsIn(item).find(({ version }) => version === item.version) ?? null
}
