import * as fc from 'fast-check'
import type { ArticleJson } from '../../articleJson.ts'
import { emptyArticle } from '../../emptyArticle.ts'
import { articleArbitrary } from '../../testing/articleArbitrary.ts'
import {
  article,
  bold,
  box,
  bullet,
  byline,
  dateline,
  figure,
  italic,
  kicker,
  lead,
  link,
  numbered,
  p,
  quote,
  row,
  section,
  subheadline,
} from '../../testing/builders.ts'
import { type KilledNewsItem, type LiveNewsItem, type NewsItem, newsItemUri } from '../news/NewsItem.ts'
import { parseText } from '../text/parseText.ts'
import seed from '../text/seed.de.txt?raw'

/** A first version that is out. */
export function liveItem(of: ArticleJson, facts: Partial<LiveNewsItem> = {}): LiveNewsItem {
  return {
    uri: newsItemUri('01JABCDEF0123456789'),
    version: 1,
    firstCreatedAt: '2026-02-14T08:02:11.000Z',
    versionCreatedAt: '2026-02-14T08:02:11.000Z',
    firstPublishedAt: '2026-02-14T08:02:11.000Z',
    language: 'de',
    provider: 'Beispielzeitung',
    notices: [],
    status: 'usable',
    slug: 'schnee-in-sotschi',
    embargoUntil: null,
    urgency: null,
    genre: '',
    topics: [],
    article: of,
    ...facts,
  }
}

function seedArticle(): ArticleJson {
  const parsed = parseText(seed)
  if (!parsed.ok) throw new Error('The seed is no article.')
  return parsed.article
}

/** Every field, block and format there is. */
export const FULL = article(
  'Schnee legt Sotschi lahm',
  kicker('Wetter'),
  subheadline('Flughafen stundenlang gesperrt'),
  byline('Von Erika Beispiel und Max Muster'),
  dateline('Sotschi, Russland'),
  lead('Nach heftigem Schneefall steht der Verkehr.', { from: 5, to: 24, bold: true, italic: true }),
  section('', bold('Wir', p('Wir arbeiten rund um die Uhr.\nSagte er.')), quote('„Es wird dauern.“')),
  section(
    'Was geschlossen ist',
    bullet('Flughafen'),
    bullet('Terminal A', 1),
    numbered('Halle 1', 2),
    bullet('Bahnhof'),
    numbered('Erstens'),
    numbered('Zweitens'),
    italic('Foto', figure('bild-1', 'Foto: Beispiel')),
    box('Der Flughafen wurde 1941 gebaut.'),
    link('Mehr', 'https://example.org/?a=1&b="2"', p('Mehr dazu & mehr')),
    { kind: 'chart', text: 'Schneehöhe', marker: { k: 'chart', rows: [1, 2] } },
  ),
  row('Ort', 'Sotschi, Russland'),
  row('Quellen', 'Flughafen Sotschi; Stadtverwaltung'),
  row('Kürzel', 'beb/dpa'),
)

/** Of what an article may hold by the rules, what forms stumble over; and what it may not, as stored texts may. */
const HOSTILE_TEXT = [
  ']]>',
  '<script>alert("1")</script>',
  `&amp;&lt;&#0;&nbsp;"'`,
  '<!-- -- -->',
  '<?php ?>',
  '\u0000\u0001\b\u000B\u001F\u007F\u0085\uFFFE\uFFFF\uD800',
  '\u202Eתידוהי\u202C عربي',
  '👩‍👩‍👧😀\u{1FFFE}',
  'wort '.repeat(20_000),
].join(' ')

const HOSTILE = article(
  HOSTILE_TEXT,
  kicker(HOSTILE_TEXT),
  subheadline(HOSTILE_TEXT),
  byline(HOSTILE_TEXT),
  dateline(HOSTILE_TEXT),
  lead(HOSTILE_TEXT, { from: 0, to: 40, bold: true }),
  section(HOSTILE_TEXT, p(HOSTILE_TEXT), bullet(HOSTILE_TEXT), figure(HOSTILE_TEXT, HOSTILE_TEXT)),
  row('Ort', HOSTILE_TEXT),
  row('Quellen', HOSTILE_TEXT),
  row(HOSTILE_TEXT, HOSTILE_TEXT),
)

export const CORRECTED = liveItem(FULL, {
  version: 3,
  versionCreatedAt: '2026-02-15T10:31:00.000Z',
  notices: [
    {
      version: 3,
      at: '2026-02-15T10:31:00.000Z',
      text: 'In einer früheren Version hieß es „12 000“ statt „1200“.',
    },
    { version: 2, at: '2026-02-14T12:00:00.000Z', text: 'Der Name war falsch.' },
  ],
})

export const KILLED: KilledNewsItem = {
  uri: newsItemUri('01JABCDEF0123456789'),
  version: 4,
  firstCreatedAt: '2026-02-14T08:02:11.000Z',
  versionCreatedAt: '2026-02-16T09:00:00.000Z',
  firstPublishedAt: '2026-02-14T08:02:11.000Z',
  language: 'de',
  provider: 'Beispielzeitung',
  notices: CORRECTED.notices,
  status: 'canceled',
  killNotice: 'Der Bericht beruhte auf einer Verwechslung.',
}

export const EMBARGOED = liveItem(FULL, {
  status: 'withheld',
  embargoUntil: '2026-02-14T18:00:00+01:00',
  firstPublishedAt: null,
})

/** What is checked one by one against every official schema. */
export const NEWS_ITEMS: readonly (readonly [name: string, item: NewsItem])[] = [
  ['the seed', liveItem(seedArticle())],
  ['every node and mark', liveItem(FULL)],
  [
    'all metadata',
    liveItem(FULL, {
      urgency: 1,
      genre: 'Meldung',
      topics: ['Wetter', 'medtop:17000000 Wetter', 'medtop:17000000'],
    }),
  ],
  ['nothing but empty fields', liveItem(emptyArticle())],
  [
    'empty rows and blocks',
    liveItem(article('', section('', p(), bullet()), section(''), row('Quellen'), row('', 'x'), row(''))),
  ],
  [
    'hostile text',
    liveItem(HOSTILE, {
      slug: HOSTILE_TEXT,
      genre: HOSTILE_TEXT,
      topics: [HOSTILE_TEXT],
      provider: HOSTILE_TEXT,
      version: 2,
      notices: [{ version: 2, at: '2026-02-14T08:02:11.000Z', text: HOSTILE_TEXT }],
    }),
  ],
  ['a correction', CORRECTED],
  ['an update that corrects nothing', liveItem(FULL, { version: 4, notices: CORRECTED.notices })],
  ['a kill', KILLED],
  ['an embargo', EMBARGOED],
]

const anyNotice = fc.record({
  version: fc.nat(3),
  at: fc.constant('2026-02-14T08:02:11.000Z'),
  text: fc.string({ unit: 'binary', maxLength: 20 }),
})

/** Any item of any article. */
export const newsItemArbitrary: fc.Arbitrary<NewsItem> = fc
  .record({
    of: articleArbitrary,
    facts: fc.record({
      version: fc.integer({ min: 1, max: 4 }),
      language: fc.constantFrom('de', 'de-AT', 'en', 'zh-Hant-TW'),
      notices: fc.array(anyNotice, { maxLength: 2 }),
      status: fc.constantFrom<LiveNewsItem['status']>('usable', 'withheld'),
      embargoUntil: fc.constantFrom(null, '2026-02-14T18:00:00+01:00'),
      firstPublishedAt: fc.constantFrom(null, '2026-02-14T08:02:11.000Z'),
      urgency: fc.option(fc.integer({ min: 1, max: 9 })),
      genre: fc.string({ unit: 'binary', maxLength: 10 }),
      topics: fc.array(fc.string({ unit: 'binary', maxLength: 10 }), { maxLength: 3 }),
    }),
  })
  .map(({ of, facts }) => liveItem(of, facts))
