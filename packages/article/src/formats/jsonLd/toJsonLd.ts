import { counts } from '../../counts.ts'
import { bodyOf } from '../news/bodyOf.ts'
import { correctionsIn, isKilled, type LiveNewsItem, type NewsItem } from '../news/NewsItem.ts'
import { newsFacts } from '../news/newsFacts.ts'
import { plainBody } from '../news/plainBody.ts'
import { subjectOf } from '../news/subjectOf.ts'
import { isBlank } from '../text/textLines.ts'
import type { CorrectionComment, NewsArticleJsonLd, Party } from './NewsArticleJsonLd.ts'

const STATUS = { usable: 'Published', withheld: 'Draft', canceled: 'Withdrawn' } as const

/**
 * A news item as a `NewsArticle` of schema.org, in JSON-LD (SPEC.md, A120 to A126), with all its corrections, the latest first.
 * Of what was killed it tells that it was, and why.
 */
export function toJsonLd(item: NewsItem): NewsArticleJsonLd {
  const corrections = correctionsOf(item)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': item.uri,
    version: item.version,
    creativeWorkStatus: STATUS[item.status],
    dateCreated: item.firstCreatedAt,
    dateModified: item.versionCreatedAt,
    ...(item.firstPublishedAt === null ? {} : { datePublished: item.firstPublishedAt }),
    inLanguage: item.language,
    publisher: { '@type': 'NewsMediaOrganization', name: item.provider },
    ...(corrections.length === 0 ? {} : { correction: corrections }),
    ...(isKilled(item) ? {} : contentOf(item)),
  }
}

function correctionsOf(item: NewsItem): readonly CorrectionComment[] {
  if (isKilled(item)) return [comment(item.versionCreatedAt, item.killNotice)]
  return correctionsIn(item).map(({ at, text }) => comment(at, text))
}

function comment(at: string, text: string): CorrectionComment {
  return { '@type': 'CorrectionComment', text, dateCreated: at }
}

function contentOf(item: LiveNewsItem): Partial<NewsArticleJsonLd> {
  const { article, embargoUntil, genre, topics } = item
  const { by, authors, places, sources } = newsFacts(article)
  const [place] = places
  const body = plainBody(bodyOf(article))
  return {
    ...said('headline', article.headline),
    ...said('alternativeHeadline', article.kicker),
    ...said('description', article.lead.text),
    ...said('dateline', article.dateline),
    ...(place === undefined ? {} : { locationCreated: { '@type': 'Place', name: place } }),
    ...said('creditText', by),
    ...(authors.length === 0 ? {} : { author: authors.map(party) }),
    ...said('genre', genre),
    ...(topics.length === 0 ? {} : { about: topics.map(about) }),
    ...(sources.length === 0 ? {} : { citation: sources }),
    ...said('articleBody', body),
    ...(body === '' ? {} : { wordCount: counts(article).words }),
    // There is no property for an embargo; without a word it would be taken for free.
    ...(embargoUntil === null ? {} : { conditionsOfAccess: `Embargoed until ${embargoUntil}` }),
  }
}

/** A name of one word is an agency's or a sign of the house: schema.org asks for a person or an organization. */
function party(name: string): Party {
  return { '@type': /\s/.test(name) ? 'Person' : 'Organization', name }
}

function about(topic: string): NonNullable<NewsArticleJsonLd['about']>[number] {
  const { name, uri } = subjectOf(topic)
  return { '@type': 'Thing', ...(uri === null ? {} : { '@id': uri }), ...(name === null ? {} : { name }) }
}

function said(key: keyof NewsArticleJsonLd, text: string): Partial<NewsArticleJsonLd> {
  return isBlank(text) ? {} : { [key]: text }
}
