import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article, dateline, lead } from '../../testing/builders.ts'
import {
  CORRECTED,
  EMBARGOED,
  FULL,
  KILLED,
  liveItem,
  NEWS_ITEMS,
  newsItemArbitrary,
} from '../testing/newsItems.ts'
import { newsmlProblems } from '../testing/newsmlProblems.ts'
import { toNewsmlG2 } from './toNewsmlG2.ts'

describe('[A120] NewsML-G2 2.35', () => {
  it('is valid of all kinds of items', async () => {
    expect(await newsmlProblems(NEWS_ITEMS.map(([, item]) => toNewsmlG2(item)))).toEqual([])
  })

  it('is valid of any article', async () => {
    const some = fc.array(newsItemArbitrary, { minLength: 30, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(some, async (items) => {
        expect(await newsmlProblems(items.map(toNewsmlG2))).toEqual([])
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('is not valid with what the standard does not know', async () => {
    const wrong = toNewsmlG2(liveItem(FULL))
      .replace('<pubStatus ', '<state ')
      .replace('</pubStatus>', '</state>')
    expect((await newsmlProblems([wrong])).join()).toContain(
      "Element '{http://iptc.org/std/nar/2006-10-01/}state'",
    )
  })
})

describe('what NewsML-G2 says of an article', () => {
  it('[A121] is everything that it has a word for', () => {
    const document = toNewsmlG2(
      liveItem(FULL, { urgency: 4, genre: 'Meldung', topics: ['Winter', 'medtop:17000000 Wetter'] }),
    )
    const expected = [
      '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsroom:article:01JABCDEF0123456789" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="de">',
      '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>',
      '<itemMeta><itemClass qcode="ninat:text"></itemClass><provider><name>Beispielzeitung</name></provider>',
      '<versionCreated>2026-02-14T08:02:11.000Z</versionCreated><firstCreated>2026-02-14T08:02:11.000Z</firstCreated>',
      '<pubStatus qcode="stat:usable"></pubStatus><title>schnee-in-sotschi</title></itemMeta>',
      '<contentMeta><urgency>4</urgency><contentCreated>2026-02-14T08:02:11.000Z</contentCreated><contentModified>2026-02-14T08:02:11.000Z</contentModified>',
      '<located><name>Sotschi, Russland</name></located>',
      '<creator><name>Erika Beispiel</name></creator><creator><name>Max Muster</name></creator>',
      '<infoSource><name>Flughafen Sotschi</name></infoSource><infoSource><name>Stadtverwaltung</name></infoSource>',
      '<language tag="de"></language><genre><name>Meldung</name></genre>',
      '<subject><name>Winter</name></subject><subject qcode="medtop:17000000"><name>Wetter</name></subject>',
      '<slugline>schnee-in-sotschi</slugline>',
      '<headline rank="1">Schnee legt Sotschi lahm</headline>',
      '<headline rank="2" roleuri="urn:newsroom:headlinerole:kicker">Wetter</headline>',
      '<headline rank="2" roleuri="urn:newsroom:headlinerole:subhead">Flughafen stundenlang gesperrt</headline>',
      '<dateline>Sotschi, Russland</dateline><by>Von Erika Beispiel und Max Muster</by>',
      '<description role="drol:summary">Nach heftigem Schneefall steht der Verkehr.</description></contentMeta>',
      '<contentSet><inlineXML contenttype="application/xhtml+xml" charcount="224" wordcount="37">',
      '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title>Schnee legt Sotschi lahm</title></head><body>',
      '<p class="lead"><span class="dateline">Sotschi, Russland - </span>Nach <strong><em>heftigem Schneefall</em></strong> steht der Verkehr.</p>',
      '<p><strong>Wir</strong> arbeiten rund um die Uhr.<br/>Sagte er.</p>',
    ].join('')
    expect(document.slice(0, expected.length)).toBe(expected)
    expect(document.endsWith('</dl></section></body></html></inlineXML></contentSet></newsItem>\n')).toBe(
      true,
    )
  })

  it('[A125] is well-formed whatever its text holds, and means the same', () => {
    const of = article('', dateline('a < b & "c" \u0001\uFFFE'), lead(']]> </p>\r&lt;'))
    const document = toNewsmlG2(liveItem(of))
    expect(document).toContain('<dateline>a &lt; b &amp; "c" \uFFFD\uFFFD</dateline>')
    expect(document).toContain(`<description role="drol:summary">]]&gt; &lt;/p&gt;\n&amp;lt;</description>`)
  })
})

describe('what became of an article', () => {
  it('[A123] a correction is signalled as one, another new version as an update, a first one not at all', () => {
    const document = toNewsmlG2(CORRECTED)
    expect(document).toContain('<signal qcode="sig:correction"></signal>')
    expect(document).toContain('<edNote>In einer früheren Version hieß es „12 000“ statt „1200“.</edNote>')
    const update = toNewsmlG2({ ...CORRECTED, version: 4 })
    expect(update).toContain('<signal qcode="sig:update"></signal>')
    expect(update).not.toContain('edNote')
    expect(toNewsmlG2(liveItem(FULL))).not.toContain('<signal')
  })

  it('[A122] what was killed is canceled, with the reason and without content', () => {
    const document = toNewsmlG2(KILLED)
    expect(document).toContain('<pubStatus qcode="stat:canceled"></pubStatus>')
    expect(document).toContain('<edNote>Der Bericht beruhte auf einer Verwechslung.</edNote>')
    for (const left of ['<title', '<contentMeta', '<contentSet', '<signal'])
      expect(document).not.toContain(left)
  })

  it('[A124] an embargo is marked', () => {
    const document = toNewsmlG2(EMBARGOED)
    expect(document).toContain(
      '<embargoed>2026-02-14T18:00:00+01:00</embargoed><pubStatus qcode="stat:withheld">',
    )
  })
})
