import { counts } from '../../counts.ts'
import { bodyOf } from '../news/bodyOf.ts'
import { element, type MarkupElement } from '../news/MarkupElement.ts'
import { correctionIn, isKilled, type LiveNewsItem, type NewsItem, noteOn } from '../news/NewsItem.ts'
import { newsFacts } from '../news/newsFacts.ts'
import { subjectOf } from '../news/subjectOf.ts'
import { writeXml } from '../news/writeMarkup.ts'
import { isBlank, oneLine } from '../text/textLines.ts'

/** What the codes of the IPTC (`stat:`, `sig:`, `drol:`, `medtop:`, …) stand for. */
const CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml'

/** No vocabulary of the IPTC has a role for them. */
const KICKER = 'urn:newsroom:headlinerole:kicker'
const SUBHEAD = 'urn:newsroom:headlinerole:subhead'

/**
 * A news item in IPTC NewsML-G2 2.35, conformance `power` (SPEC.md, A120 to A126): an XML document whose text is XHTML. Of what
 * was killed it tells that it was, and why.
 */
export function toNewsmlG2(item: NewsItem): string {
  return writeXml(
    element(
      'newsItem',
      {
        xmlns: 'http://iptc.org/std/nar/2006-10-01/',
        guid: item.uri,
        version: String(item.version),
        standard: 'NewsML-G2',
        standardversion: '2.35',
        conformance: 'power',
        'xml:lang': item.language,
      },
      [
        element('catalogRef', { href: CATALOG }),
        itemMeta(item),
        ...(isKilled(item) ? [] : [contentMeta(item), contentSet(item)]),
      ],
    ),
  )
}

function itemMeta(item: NewsItem): MarkupElement {
  const note = noteOn(item)
  const signal = signalOf(item)
  return element('itemMeta', {}, [
    element('itemClass', { qcode: 'ninat:text' }),
    element('provider', {}, named(item.provider)),
    element('versionCreated', {}, item.versionCreatedAt),
    element('firstCreated', {}, item.firstCreatedAt),
    isKilled(item) || item.embargoUntil === null ? null : element('embargoed', {}, item.embargoUntil),
    element('pubStatus', { qcode: `stat:${item.status}` }),
    isKilled(item) ? null : element('title', {}, item.slug),
    note === null ? null : element('edNote', {}, note),
    signal === null ? null : element('signal', { qcode: signal }),
  ])
}

/** What receivers shall do with a version that replaces another. */
function signalOf(item: NewsItem): 'sig:correction' | 'sig:update' | null {
  if (isKilled(item)) return null
  if (correctionIn(item)) return 'sig:correction'
  return item.version > 1 ? 'sig:update' : null
}

function contentMeta(item: LiveNewsItem): MarkupElement {
  const { article, urgency, genre, topics } = item
  const { by, authors, places, sources } = newsFacts(article)
  return element('contentMeta', {}, [
    urgency === null ? null : element('urgency', {}, String(urgency)),
    element('contentCreated', {}, item.firstCreatedAt),
    element('contentModified', {}, item.versionCreatedAt),
    ...places.map((place) => element('located', {}, named(place))),
    ...authors.map((author) => element('creator', {}, named(author))),
    ...sources.map((source) => element('infoSource', {}, named(source))),
    element('language', { tag: item.language }),
    isBlank(genre) ? null : element('genre', {}, named(genre)),
    ...topics.map(subject),
    element('slugline', {}, normalized(item.slug)),
    said('headline', { rank: '1' }, article.headline),
    said('headline', { rank: '2', roleuri: KICKER }, article.kicker),
    said('headline', { rank: '2', roleuri: SUBHEAD }, article.subheadline),
    said('dateline', {}, article.dateline),
    said('by', {}, by),
    said('description', { role: 'drol:summary' }, article.lead.text),
  ])
}

function contentSet({ article, language }: LiveNewsItem): MarkupElement | null {
  const body = bodyOf(article)
  if (body.length === 0) return null
  const { characters, words } = counts(article)
  const html = element('html', { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': language }, [
    element('head', {}, element('title', {}, article.headline)),
    element('body', {}, body),
  ])
  const about = {
    contenttype: 'application/xhtml+xml',
    charcount: String(characters),
    wordcount: String(words),
  }
  return element('contentSet', {}, element('inlineXML', about, html))
}

function subject(topic: string): MarkupElement {
  const { name, qcode } = subjectOf(topic)
  return element('subject', { qcode }, name === null ? null : named(name))
}

function said(
  name: string,
  attributes: Readonly<Record<string, string>>,
  text: string,
): MarkupElement | null {
  return isBlank(text) ? null : element(name, attributes, text)
}

function named(name: string): MarkupElement {
  return element('name', {}, normalized(name))
}

/** The standard wants no white space but spaces in names. */
function normalized(name: string): string {
  return oneLine(name).replaceAll('\t', ' ')
}
