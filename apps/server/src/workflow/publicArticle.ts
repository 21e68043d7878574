import type { PublicArticle } from '@stet/protocol'
import { readMetadata } from '../articles/readMetadata.ts'
import type { PublishedArticle } from '../storage/WorkflowRecord.ts'
import { embargoOn } from './channels.ts'

const KILLED = {
  de: 'Dieser Beitrag wurde zurückgezogen.',
  en: 'This article has been withdrawn.',
}

/**
 * What the public may read at this moment (milliseconds since 1970); null: nothing. Of what was killed there is the notice
 * and no text; an embargo that is set later holds back what is out already, unless it went out over one in an emergency.
 */
export function publicArticle(published: PublishedArticle | null, now: number): PublicArticle | null {
  if (!published || published.latest.at > now) return null
  const { row, latest, firstAt, notices } = published
  const isKilled = row.publication === 'killed'
  if (!isKilled && row.publication !== 'published') return null
  const { embargoUntil, language } = readMetadata(row)
  const until = embargoUntil === null ? null : Date.parse(embargoUntil)
  const isHeld = embargoOn('public', until, now) !== 'free' && !latest.overridden.includes('embargo')
  if (!isKilled && isHeld) return null
  const told = notices.map(({ version, at, text }) => ({ version, at: new Date(at).toISOString(), text }))
  const withdrawn = {
    version: latest.version,
    at: new Date(row.updatedAt).toISOString(),
    text: language.startsWith('de') ? KILLED.de : KILLED.en,
  }
  const hasOwnNotice = notices[0] !== undefined && notices[0].at > latest.at
  return {
    slug: row.slug,
    language,
    pubStatus: isKilled ? 'canceled' : 'usable',
    version: latest.version,
    firstPublishedAt: new Date(firstAt).toISOString(),
    publishedAt: new Date(latest.at).toISOString(),
    article: isKilled ? null : (JSON.parse(latest.article) as PublicArticle['article']),
    notices: isKilled && !hasOwnNotice ? [withdrawn, ...told] : told,
  }
}
