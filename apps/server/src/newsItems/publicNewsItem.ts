import { newsItemUri, type ArticleJson, type NewsItem } from '@stet/article'
import type { PublicArticle } from '@stet/protocol'
import type { PublishedArticle } from '../storage/WorkflowRecord.ts'
import { publicArticle } from '../workflow/publicArticle.ts'

/**
 * What the public may read at this moment as a news item; null: nothing, exactly where `publicArticle` says so. What the newsroom
 * notes beside a text (genre, urgency, topics) was never approved with it and is not told.
 */
export function publicNewsItem(
  published: PublishedArticle | null,
  now: number,
  newsroom: string,
): NewsItem | null {
  const read = publicArticle(published, now)
  if (read === null || published === null) return null
  // It was stored as Article JSON, in which nothing is left undefined.
  const article = read.article as ArticleJson | null
  const facts = {
    uri: newsItemUri(published.row.id),
    firstCreatedAt: read.firstPublishedAt,
    firstPublishedAt: read.firstPublishedAt,
    language: read.language,
    provider: newsroom,
  }
  if (article === null) return { ...facts, ...killed(read) }
  const { slug, version, notices, publishedAt } = read
  const noted = { urgency: null, genre: '', topics: [] }
  return {
    ...facts,
    ...noted,
    status: 'usable',
    embargoUntil: null,
    slug,
    version,
    versionCreatedAt: publishedAt,
    notices,
    article,
  }
}

/** What everybody is told of an article that was killed, whatever the clock says; null: it was not. */
export function killedNewsItem(published: PublishedArticle, newsroom: string): NewsItem | null {
  const isKilled = published.row.publication === 'killed'
  return isKilled ? publicNewsItem(published, Infinity, newsroom) : null
}

/** A version more than the one that it ends. The latest notice is that of the kill. */
function killed({ version, publishedAt, notices: [kill, ...notices] }: PublicArticle) {
  return {
    status: 'canceled' as const,
    version: version + 1,
    versionCreatedAt: kill?.at ?? publishedAt,
    killNotice: kill?.text ?? '',
    notices,
  }
}
