import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article, bullet, lead, numbered, p, row, section } from '../../testing/builders.ts'
import {
  CORRECTED,
  EMBARGOED,
  FULL,
  KILLED,
  liveItem,
  NEWS_ITEMS,
  newsItemArbitrary,
} from '../testing/newsItems.ts'
import { ninjsProblems } from '../testing/ninjsProblems.ts'
import { toNinjs } from './toNinjs.ts'

describe('[A120] ninjs 3.1', () => {
  it.each(NEWS_ITEMS)('is valid of %s', (_, item) => {
    expect(ninjsProblems(JSON.parse(JSON.stringify(toNinjs(item))))).toEqual([])
  })

  it('is valid of any article', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        expect(ninjsProblems(JSON.parse(JSON.stringify(toNinjs(item))))).toEqual([])
      }),
    )
  })

  it('is not valid with what the standard does not know', () => {
    expect(ninjsProblems({ ...toNinjs(liveItem(FULL)), kicker: 'Wetter' })).not.toEqual([])
    expect(ninjsProblems({ ...toNinjs(liveItem(FULL)), versionCreated: '2026-02-14T18:00:00' })).not.toEqual(
      [],
    )
  })
})

describe('[A121] what ninjs says of an article', () => {
  it('is everything that it has a word for', () => {
    const html = [
      '<p class="lead"><span class="dateline">Sotschi, Russland - </span>Nach <strong><em>heftigem Schneefall</em></strong> steht der Verkehr.</p>',
      '<p><strong>Wir</strong> arbeiten rund um die Uhr.<br>Sagte er.</p>',
      '<blockquote><p>„Es wird dauern.“</p></blockquote>',
      '<h2>Was geschlossen ist</h2>',
      '<ul><li>Flughafen<ul><li>Terminal A<ol><li>Halle 1</li></ol></li></ul></li><li>Bahnhof</li></ul>',
      '<ol><li>Erstens</li><li>Zweitens</li></ol>',
      '<figure data-image="bild-1"><figcaption><em>Foto</em>: Beispiel</figcaption></figure>',
      '<aside class="factbox"><p>Der Flughafen wurde 1941 gebaut.</p></aside>',
      '<p><a href="https://example.org/?a=1&amp;b=&quot;2&quot;">Mehr</a> dazu &amp; mehr</p>',
      '<p>Schneehöhe</p>',
      '<section class="details"><h2>Details</h2><dl><dt>Ort</dt><dd>Sotschi, Russland</dd>',
      '<dt>Quellen</dt><dd>Flughafen Sotschi; Stadtverwaltung</dd><dt>Kürzel</dt><dd>beb/dpa</dd></dl></section>',
    ]
    const item = liveItem(FULL, {
      urgency: 4,
      genre: 'Meldung',
      topics: ['Winter', 'medtop:17000000 Wetter'],
    })
    expect(toNinjs(item)).toEqual({
      uri: 'urn:newsroom:article:01JABCDEF0123456789',
      type: 'text',
      profile: 'article',
      version: '1',
      firstCreated: '2026-02-14T08:02:11.000Z',
      versionCreated: '2026-02-14T08:02:11.000Z',
      pubStatus: 'usable',
      language: 'de',
      title: 'schnee-in-sotschi',
      slugline: 'schnee-in-sotschi',
      urgency: 4,
      by: 'Von Erika Beispiel und Max Muster',
      located: 'Sotschi, Russland',
      headlines: [
        { role: 'main', contentType: 'text/plain', value: 'Schnee legt Sotschi lahm' },
        { role: 'kicker', contentType: 'text/plain', value: 'Wetter' },
        { role: 'subhead', contentType: 'text/plain', value: 'Flughafen stundenlang gesperrt' },
      ],
      descriptions: [
        { role: 'lead', contentType: 'text/plain', value: 'Nach heftigem Schneefall steht der Verkehr.' },
      ],
      bodies: [
        { role: 'main', contentType: 'text/html', charCount: 224, wordCount: 37, value: html.join('') },
        {
          role: 'plain',
          contentType: 'text/plain',
          charCount: 224,
          wordCount: 37,
          value: [
            'Sotschi, Russland - Nach heftigem Schneefall steht der Verkehr.',
            'Wir arbeiten rund um die Uhr.\nSagte er.',
            '„Es wird dauern.“',
            'Was geschlossen ist',
            '- Flughafen\n  - Terminal A\n    1. Halle 1\n- Bahnhof',
            '1. Erstens\n2. Zweitens',
            'Foto: Beispiel',
            'Der Flughafen wurde 1941 gebaut.',
            'Mehr dazu & mehr',
            'Schneehöhe',
            'Details',
            'Ort: Sotschi, Russland\nQuellen: Flughafen Sotschi; Stadtverwaltung\nKürzel: beb/dpa',
          ].join('\n\n'),
        },
      ],
      places: [{ name: 'Sotschi, Russland', rel: 'located' }],
      subjects: [
        { name: 'Winter', literal: 'Winter' },
        {
          name: 'Wetter',
          literal: 'medtop:17000000',
          uri: 'http://cv.iptc.org/newscodes/mediatopic/17000000',
        },
      ],
      infoSources: [{ name: 'Flughafen Sotschi' }, { name: 'Stadtverwaltung' }],
      genres: [{ name: 'Meldung', literal: 'Meldung' }],
      standard: {
        name: 'ninjs',
        version: '3.1',
        schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
      },
    })
  })

  it('leaves out what is empty, and takes from the details what has no field', () => {
    const { headlines, descriptions, bodies, by, located } = toNinjs(
      liveItem(article('', row('Autorin:', 'Ada Beispiel'), row('ORT', 'Kiel'), row('Quellen'))),
    )
    expect({ headlines, descriptions, by, located }).toEqual({ by: 'Ada Beispiel', located: 'Kiel' })
    expect(bodies?.map(({ value }) => value)).toEqual([
      '<section class="details"><h2>Details</h2><dl><dt>Autorin:</dt><dd>Ada Beispiel</dd><dt>ORT</dt><dd>Kiel</dd><dt>Quellen</dt><dd></dd></dl></section>',
      'Details\n\nAutorin: Ada Beispiel\nORT: Kiel',
    ])
  })

  it('keeps lists apart that are, and together what is indented alike', () => {
    const of = article(
      '',
      section('', bullet('a', 2), bullet('b', 2), bullet('c', 1), p('d'), numbered('e', 1)),
    )
    expect(toNinjs(liveItem(of)).bodies?.[0]?.value).toBe(
      '<ul><li>a</li><li>b</li><li>c</li></ul><p>d</p><ol><li>e</li></ol>',
    )
  })

  it('holds no link that is not safe and no markup of the text', () => {
    const of = article('', lead('<b>&', { from: 0, to: 3, link: 'javascript:alert(1)' }))
    expect(toNinjs(liveItem(of)).bodies?.[0]?.value).toBe('<p class="lead">&lt;b&gt;&amp;</p>')
  })
})

describe('what became of an article', () => {
  it('[A123] a correction is a higher version with a note, and no other version has it', () => {
    expect(toNinjs(CORRECTED)).toMatchObject({
      version: '3',
      pubStatus: 'usable',
      edNote: 'In einer früheren Version hieß es „12 000“ statt „1200“.',
    })
    expect(toNinjs({ ...CORRECTED, version: 4 })).not.toHaveProperty('edNote')
    const notices = [{ version: 1, at: CORRECTED.versionCreatedAt, text: 'Berichtigt nichts.' }]
    expect(toNinjs(liveItem(FULL, { notices }))).not.toHaveProperty('edNote')
  })

  it('[A122] what was killed says that it was, and why, and nothing else', () => {
    expect(toNinjs(KILLED)).toEqual({
      uri: 'urn:newsroom:article:01JABCDEF0123456789',
      type: 'text',
      profile: 'article',
      version: '4',
      firstCreated: '2026-02-14T08:02:11.000Z',
      versionCreated: '2026-02-16T09:00:00.000Z',
      pubStatus: 'canceled',
      language: 'de',
      edNote: 'Der Bericht beruhte auf einer Verwechslung.',
      standard: expect.anything() as unknown,
    })
  })

  it('[A124] an embargo is marked', () => {
    expect(toNinjs(EMBARGOED)).toMatchObject({
      pubStatus: 'withheld',
      embargoedUntil: '2026-02-14T18:00:00+01:00',
    })
  })
})
