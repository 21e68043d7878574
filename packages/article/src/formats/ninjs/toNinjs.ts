import { counts } from '../../counts.ts'
import { bodyOf } from '../news/bodyOf.ts'
import { isKilled, type LiveNewsItem, type NewsItem, noteOn } from '../news/NewsItem.ts'
import { newsFacts } from '../news/newsFacts.ts'
import { plainBody } from '../news/plainBody.ts'
import { subjectOf } from '../news/subjectOf.ts'
import { writeHtml } from '../news/writeMarkup.ts'
import { isBlank } from '../text/textLines.ts'
import type { Ninjs, NinjsBody, NinjsConcept, NinjsText } from './Ninjs.ts'

const STANDARD: Ninjs['standard'] = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
}

/**
 * A news item in IPTC ninjs 3.1 (SPEC.md, A120 to A127): headlines by the roles `main`, `kicker` and `subhead`, the lead as a
 * description, the text as HTML (role `main`) and plain (role `plain`). Of what was killed it tells that it was, and why.
 */
export function toNinjs(item: NewsItem): Ninjs {
  const note = noteOn(item)
  return {
    uri: item.uri,
    type: 'text',
    profile: 'article',
    version: String(item.version),
    firstCreated: item.firstCreatedAt,
    versionCreated: item.versionCreatedAt,
    pubStatus: item.status,
    language: item.language,
    ...(note === null ? {} : { edNote: note }),
    ...(isKilled(item) ? {} : contentOf(item)),
    standard: STANDARD,
  }
}

function contentOf(item: LiveNewsItem): Partial<Ninjs> {
  const { article, slug, embargoUntil, urgency, genre, topics } = item
  const { by, places, sources } = newsFacts(article)
  const [located] = places
  return {
    title: slug,
    slugline: slug,
    ...(embargoUntil === null ? {} : { embargoedUntil: embargoUntil }),
    ...(urgency === null ? {} : { urgency }),
    ...(by === '' ? {} : { by }),
    ...(located === undefined ? {} : { located }),
    ...listed('headlines', [
      ...said('main', article.headline),
      ...said('kicker', article.kicker),
      ...said('subhead', article.subheadline),
    ]),
    ...listed('descriptions', said('lead', article.lead.text)),
    ...listed('bodies', bodiesOf(item)),
    ...listed(
      'places',
      places.map((name) => ({ name, rel: 'located' as const })),
    ),
    ...listed('subjects', topics.map(conceptOf)),
    ...listed(
      'infoSources',
      sources.map((name) => ({ name })),
    ),
    ...listed('genres', isBlank(genre) ? [] : [{ name: genre, literal: genre }]),
  }
}

function bodiesOf({ article }: LiveNewsItem): readonly NinjsBody[] {
  const body = bodyOf(article)
  if (body.length === 0) return []
  const { characters: charCount, words: wordCount } = counts(article)
  return [
    { role: 'main', contentType: 'text/html', charCount, wordCount, value: writeHtml(body) },
    { role: 'plain', contentType: 'text/plain', charCount, wordCount, value: plainBody(body) },
  ]
}

function conceptOf(topic: string): NinjsConcept {
  const { name, qcode, uri } = subjectOf(topic)
  return {
    ...(name === null ? {} : { name }),
    ...(uri === null ? {} : { uri }),
    literal: qcode ?? topic,
  }
}

function said(role: string, text: string): readonly NinjsText[] {
  return isBlank(text) ? [] : [{ role, contentType: 'text/plain', value: text }]
}

/** ninjs has no empty lists. */
function listed<Key extends keyof Ninjs>(key: Key, values: Ninjs[Key] & readonly unknown[]): Partial<Ninjs> {
  return values.length === 0 ? {} : { [key]: values }
}
