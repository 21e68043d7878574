import { newsItemUri, type ArticleJson, type LiveNewsItem } from '@stet/article'
import { isInCorrection } from '../articles/presentArticle.ts'
import { heldUntil } from '../articles/heldUntil.ts'
import { readMetadata } from '../articles/readMetadata.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { PublishedArticle } from '../storage/WorkflowRecord.ts'

/** What was read for an export. */
interface Exported {
  readonly row: ArticleRow
  /** What of it went out; null: nothing did. */
  readonly published: PublishedArticle | null
  /** What it reads, in the view that is asked for. */
  readonly article: ArticleJson
  /** Whether that holds what is only suggested. */
  readonly isFinal: boolean
}

/**
 * An article that was not killed, as the newsroom exports it, with its embargo marked. `usable` is the version that is out, in its own words, as long as
 * nothing was begun since; whatever else is `withheld`, and already numbered as what it becomes when it goes out.
 */
export function exportedNewsItem(
  { row, published, article, isFinal }: Exported,
  now: number,
  newsroom: string,
): LiveNewsItem {
  const { language, slug, urgency, genre, topics, embargoUntil } = readMetadata(row)
  const out = row.publication === 'published' && !isInCorrection(row) && !isFinal ? published?.latest : null
  const isOverridden = out?.overridden.includes('embargo') === true
  const isHeld = heldUntil(row, isOverridden, now) !== null
  return {
    uri: newsItemUri(row.id),
    version: out ? out.version : (published?.latest.version ?? 0) + 1,
    firstCreatedAt: instant(published?.firstAt ?? row.createdAt),
    versionCreatedAt: instant(out ? out.at : row.updatedAt),
    firstPublishedAt: published ? instant(published.firstAt) : null,
    language,
    provider: newsroom,
    notices: (published?.notices ?? []).map(({ version, at, text }) => ({ version, at: instant(at), text })),
    status: out ? 'usable' : 'withheld',
    slug,
    embargoUntil: isHeld ? embargoUntil : null,
    urgency,
    genre,
    topics,
    article: out ? (JSON.parse(out.article) as ArticleJson) : article,
  }
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
