import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article, byline } from '../../testing/builders.ts'
import {
  CORRECTED,
  EMBARGOED,
  FULL,
  KILLED,
  liveItem,
  NEWS_ITEMS,
  newsItemArbitrary,
} from '../testing/newsItems.ts'
import { toJsonLd } from './toJsonLd.ts'

/** Of schema.org, as far as what is said here needs it: which types have a property, and of which types its values are. */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  NewsArticle: {
    version: ['number'],
    creativeWorkStatus: ['string'],
    dateCreated: ['dateTime'],
    dateModified: ['dateTime'],
    datePublished: ['dateTime'],
    inLanguage: ['string'],
    publisher: ['NewsMediaOrganization'],
    headline: ['string'],
    alternativeHeadline: ['string'],
    description: ['string'],
    dateline: ['string'],
    locationCreated: ['Place'],
    creditText: ['string'],
    author: ['Person', 'Organization'],
    genre: ['string'],
    about: ['Thing'],
    citation: ['string'],
    articleBody: ['string'],
    wordCount: ['number'],
    conditionsOfAccess: ['string'],
    correction: ['CorrectionComment'],
  },
  CorrectionComment: { text: ['string'], dateCreated: ['dateTime'] },
  Person: { name: ['string'] },
  Organization: { name: ['string'] },
  NewsMediaOrganization: { name: ['string'] },
  Place: { name: ['string'] },
  Thing: { name: ['string'] },
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Every property that its type does not have, and every value that is of no type that the property takes. */
function problemsIn(node: Readonly<Record<string, unknown>>): readonly string[] {
  const type = String(node['@type'])
  return Object.entries(node).flatMap(([property, value]) => {
    if (property.startsWith('@')) return []
    const types = PROPERTIES[type]?.[property]
    if (!types) return [`${type} has no ${property}`]
    return [value]
      .flat()
      .flatMap((each) => (fits(each, types) ? inside(each) : [`${type}.${property}: ${String(each)}`]))
  })
}

function fits(value: unknown, types: readonly string[]): boolean {
  if (typeof value === 'object' && value !== null && '@type' in value)
    return types.includes(String(value['@type']))
  return types.includes(typeof value) || (types.includes('dateTime') && DATE_TIME.test(String(value)))
}

function inside(value: unknown): readonly string[] {
  return typeof value === 'object' ? problemsIn(value as Readonly<Record<string, unknown>>) : []
}

const problemsOf = (value: unknown) =>
  problemsIn(JSON.parse(JSON.stringify(value)) as Record<string, unknown>)

describe('[A120] schema.org', () => {
  it.each(NEWS_ITEMS)('takes every property and value of %s', (_, item) => {
    expect(problemsOf(toJsonLd(item))).toEqual([])
  })

  it('takes every property and value of any article', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        expect(problemsOf(toJsonLd(item))).toEqual([])
      }),
    )
  })

  it('takes nothing else', () => {
    expect(problemsOf({ ...toJsonLd(liveItem(FULL)), kicker: 'Wetter', dateCreated: '2026' })).toEqual([
      'NewsArticle.dateCreated: 2026',
      'NewsArticle has no kicker',
    ])
  })
})

describe('what JSON-LD says of an article', () => {
  it('[A121] is everything that it has a word for', () => {
    const item = liveItem(FULL, {
      urgency: 4,
      genre: 'Meldung',
      topics: ['Winter', 'medtop:17000000 Wetter'],
    })
    expect(toJsonLd(item)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': 'urn:newsroom:article:01JABCDEF0123456789',
      version: 1,
      creativeWorkStatus: 'Published',
      dateCreated: '2026-02-14T08:02:11.000Z',
      dateModified: '2026-02-14T08:02:11.000Z',
      datePublished: '2026-02-14T08:02:11.000Z',
      inLanguage: 'de',
      publisher: { '@type': 'NewsMediaOrganization', name: 'Beispielzeitung' },
      headline: 'Schnee legt Sotschi lahm',
      alternativeHeadline: 'Wetter',
      description: 'Nach heftigem Schneefall steht der Verkehr.',
      dateline: 'Sotschi, Russland',
      locationCreated: { '@type': 'Place', name: 'Sotschi, Russland' },
      creditText: 'Von Erika Beispiel und Max Muster',
      author: [
        { '@type': 'Person', name: 'Erika Beispiel' },
        { '@type': 'Person', name: 'Max Muster' },
      ],
      genre: 'Meldung',
      about: [
        { '@type': 'Thing', name: 'Winter' },
        { '@type': 'Thing', '@id': 'http://cv.iptc.org/newscodes/mediatopic/17000000', name: 'Wetter' },
      ],
      citation: ['Flughafen Sotschi', 'Stadtverwaltung'],
      articleBody: expect.stringContaining('\n\n1. Erstens\n2. Zweitens\n\n') as unknown,
      wordCount: 37,
    })
    expect(toJsonLd(liveItem(article('', byline('dpa')))).author).toEqual([
      { '@type': 'Organization', name: 'dpa' },
    ])
  })
})

describe('what became of an article', () => {
  it('[A123] has every correction, the latest first', () => {
    expect(toJsonLd(CORRECTED)).toMatchObject({
      version: 3,
      dateModified: '2026-02-15T10:31:00.000Z',
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'In einer früheren Version hieß es „12 000“ statt „1200“.',
          dateCreated: '2026-02-15T10:31:00.000Z',
        },
        {
          '@type': 'CorrectionComment',
          text: 'Der Name war falsch.',
          dateCreated: '2026-02-14T12:00:00.000Z',
        },
      ],
    })
  })

  it('[A122] what was killed is withdrawn, with the reason and without text', () => {
    expect(toJsonLd(KILLED)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': 'urn:newsroom:article:01JABCDEF0123456789',
      version: 4,
      creativeWorkStatus: 'Withdrawn',
      dateCreated: '2026-02-14T08:02:11.000Z',
      dateModified: '2026-02-16T09:00:00.000Z',
      datePublished: '2026-02-14T08:02:11.000Z',
      inLanguage: 'de',
      publisher: { '@type': 'NewsMediaOrganization', name: 'Beispielzeitung' },
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'Der Bericht beruhte auf einer Verwechslung.',
          dateCreated: '2026-02-16T09:00:00.000Z',
        },
      ],
    })
  })

  it('[A124] an embargo is said in words, and what is not out is a draft', () => {
    const { creativeWorkStatus, conditionsOfAccess, ...said } = toJsonLd(EMBARGOED)
    expect({ creativeWorkStatus, conditionsOfAccess }).toEqual({
      creativeWorkStatus: 'Draft',
      conditionsOfAccess: 'Embargoed until 2026-02-14T18:00:00+01:00',
    })
    expect(said).not.toHaveProperty('datePublished')
  })
})
