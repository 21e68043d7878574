import { newsItemUri, toNinjs, type ArticleJson, type NewsItem, type Ninjs } from '@stet/article'
import { readMetadata } from '../articles/readMetadata.ts'
import { killedNewsItem, publicNewsItem } from '../newsItems/publicNewsItem.ts'
import type { DueDelivery } from '../storage/StoredWebhook.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { PublishedArticle } from '../storage/WorkflowRecord.ts'
import type { Leaving } from './whatLeaves.ts'

/** What a message is made of. */
export interface MessageParts {
  readonly leaving: Leaving & { readonly does: 'out' | 'announced' | 'withheld' | 'canceled' }
  readonly row: ArticleRow
  /** The version that is out or was last; null: none ever was. */
  readonly published: PublishedArticle | null
  /** Of what is announced: the text, and when it was approved (milliseconds since 1970). */
  readonly approved: { readonly article: ArticleJson; readonly at: number } | null
  /** Its name, as others are told it. */
  readonly newsroom: string
}

type Happened = Pick<DueDelivery, 'event' | 'article' | 'version' | 'at'>

const WITHHELD = {
  de: 'Nicht verwenden: Der Beitrag ist zurückgenommen.',
  en: 'Do not use: the article has been withdrawn.',
}

/** The JSON that a receiver gets: what happened to which version and when, and the item as it is now. Pure. */
export function composeMessage(happened: Happened, parts: MessageParts): string {
  const { event, article, version, at } = happened
  const item = itemOf(happened, parts)
  return JSON.stringify({ type: event, timestamp: instant(at), data: { article, version, item } })
}

function itemOf(happened: Happened, parts: MessageParts): Ninjs {
  const { leaving, published, newsroom } = parts
  if (leaving.does === 'withheld') return { ...toNinjs(withdrawn(happened, parts)), pubStatus: 'withheld' }
  if (leaving.does === 'announced') return toNinjs(announced(parts, leaving.until))
  if (published === null) throw new Error('what was never published can neither be out nor be killed')
  const item =
    leaving.does === 'canceled'
      ? killedNewsItem(published, newsroom)
      : // Whether the embargo holds it was decided before.
        publicNewsItem(published, Infinity, newsroom)
  if (item === null) throw new Error('what may leave is not there')
  if (item.status === 'canceled' || leaving.does === 'canceled' || leaving.until === null)
    return toNinjs(item)
  return toNinjs({ ...item, embargoUntil: instant(leaving.until) })
}

function factsOf({ row, published, newsroom }: MessageParts) {
  return {
    uri: newsItemUri(row.id),
    firstCreatedAt: instant(published?.firstAt ?? row.createdAt),
    firstPublishedAt: published && instant(published.firstAt),
    language: readMetadata(row).language,
    provider: newsroom,
    notices: [],
  }
}

/** As little as of what was killed. */
function withdrawn({ version, at }: Happened, parts: MessageParts): NewsItem {
  const facts = factsOf(parts)
  const killNotice = facts.language.startsWith('de') ? WITHHELD.de : WITHHELD.en
  return { ...facts, status: 'canceled', version, versionCreatedAt: instant(at), killNotice }
}

/** The version that is to go out; what is noted beside the text was not approved with it. */
function announced(parts: MessageParts, until: number): NewsItem {
  const { row, approved } = parts
  if (approved === null) throw new Error('nothing was approved that could be announced')
  return {
    ...factsOf(parts),
    status: 'usable',
    version: row.version + 1,
    versionCreatedAt: instant(approved.at),
    slug: row.slug,
    embargoUntil: instant(until),
    urgency: null,
    genre: '',
    topics: [],
    article: approved.article,
  }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
