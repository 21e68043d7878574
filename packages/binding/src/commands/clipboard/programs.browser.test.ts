import { articleSchema } from '@stet/article'
import { describe, expect, it } from 'vitest'
import { shownBlocks } from '../testing/shownBlocks.ts'
import agencyPage from './fixtures/agencyPage.html?raw'
import applePages from './fixtures/applePages.html?raw'
import excel from './fixtures/excel.html?raw'
import gmail from './fixtures/gmail.html?raw'
import googleDocs from './fixtures/googleDocs.html?raw'
import googleDocsWords from './fixtures/googleDocsWords.html?raw'
import libreOffice from './fixtures/libreOffice.html?raw'
import outlook from './fixtures/outlook.html?raw'
import plainText from './fixtures/plainText.txt?raw'
import wordMac from './fixtures/wordMac.html?raw'
import wordWindows from './fixtures/wordWindows.html?raw'
import { pastedHtml } from './pastedHtml.ts'
import { pastedText } from './pastedText.ts'

const read = (html: string) => shownBlocks(pastedHtml(articleSchema, html).blocks)

describe('[B62] what programs put on the clipboard', () => {
  it('Word for Windows: titles, headings, lists, quotes, formats; no comment, number, deleted or hidden text', () => {
    expect(read(wordWindows)).toEqual([
      'h: Hafen Hamburg sperrt den Kai',
      'p: <b>Hamburg</b> - Die Hafenbehörde hat den Kai am <i>Burchardkai</i> gesperrt. Wie lange, ist <b><i>offen</i></b>. Der Schaden beträgt rund 5\u00A0Millionen Euro, teilte die <a https://www.hafen-hamburg.example/presse/2026?id=17>Behörde</a> mit.',
      'h: Was bekannt ist',
      'ul: Zwei Kräne sind beschädigt',
      'ul1: einer davon <b>schwer</b>',
      'ul: Niemand wurde verletzt',
      'ol: Zuerst wird geräumt',
      'ol1: mit Kränen vom Nachbarkai',
      'q: „Wir prüfen jede Schraube“, sagte die Sprecherin.',
      'p: Der Betrieb soll am Montag wieder anlaufen.',
      'p: Am Kai liegen drei Schiffe.',
    ])
  })
  it('Word for Mac: numbers without a list definition, a table as lines', () => {
    expect(read(wordMac)).toEqual([
      'h: Three takeaways',
      'ol: Voters <b>stayed home</b>',
      'ul1: turnout fell to 41.5\u00A0%',
      'p: The council called it “a <i>quiet</i> year”.',
      'p: <b>Place</b> | Town hall, Bristol',
      'p: Source | <a https://council.example/votes>Council</a>',
    ])
  })
  it('Google Docs: what the wrapper of its own sets bold is not bold, lists lie inside of lists', () => {
    expect(read(googleDocs)).toEqual([
      'h: Streit um die Brücke',
      'p: Der Rat hat <b>mit 31 zu 30 Stimmen</b> für den <i>Neubau</i> gestimmt, wie der <a https://www.rundfunk.example/bruecke?id=4>Rundfunk</a> meldet.',
      'p: Erste Zeile',
      'p: zweite Zeile',
      'ul: Kosten: 80 Millionen Euro',
      'ul1: davon die Hälfte vom <b><i>Bund</i></b>',
      'ul: Bauzeit: drei Jahre',
      'ol: Planung',
      'ol: Bau',
      'h: Tabelle',
      'p: Ort | <b>Köln</b>',
    ])
  })
  it('words of Google Docs: a run of text', () => {
    expect(read(googleDocsWords)).toEqual(['p:  mit 31 zu <b>30 Stimmen</b>'])
    expect(pastedHtml(articleSchema, googleDocsWords).isInline).toBe(true)
  })
  it('Apple Pages: headings by their size, formats by tag or class, lists by tag or bullet', () => {
    expect(read(applePages)).toEqual([
      'h: Storm shuts the coast road',
      'p: Police closed the coast road on Friday after waves broke over the wall. “We have <b>never</b> seen this,” said <i>one</i> officer, and pointed to <a https://met.example/warnings>the warning</a>.',
      'p: <b>From a tablet:</b><i> set in</i> classes only.',
      'ul: Road closed until Sunday',
      'ul1: buses take the <b>hill</b> route',
      'ol: Clear the stones',
      'ol: Check the wall',
      'ul: A bullet that is only text',
      'ol: A number that is only text',
      'p: Line one',
      'p: line two',
    ])
  })
  it('Outlook: the sender’s text, addresses without their detour, the mail below as paragraphs', () => {
    expect(read(outlook)).toEqual([
      'p: Hallo Frau Berg,',
      'p: hier die Zahlen <b>mit Sperrfrist</b>, mehr im <a https://statistik.example/bericht?jahr=2026>Bericht</a>:',
      'ul: 12.300 Anträge',
      'ul: 8.900 <i>Bescheide</i>',
      'p: Ansprechpartner | Jan Kröger Telefon 040\u00A01234',
      'p: E-Mail | <a mailto:presse@statistik.example>presse@statistik.example</a>',
      'p: Mit freundlichen Grüßen',
      'p: <b>Von:</b> Berg, Anna <anna.berg@zeitung.example>',
      'p: <b>Betreff:</b> Nachfrage',
      'p: Wann kommen die Zahlen?',
    ])
  })
  it('an agency page: no menu, teaser, caption, script, hidden text, tracking; no link that is not safe', () => {
    expect(read(agencyPage)).toEqual([
      'h: Luftfahrt Fluglotsen drohen mit Streik',
      'p: <b>Frankfurt/Main (agt)</b> - Die Fluglotsen wollen am <i>Dienstag</i> die Arbeit niederlegen. Das teilte die <a https://gewerkschaft.example/news?id=7#streik>Gewerkschaft</a> mit.',
      'p: Betroffen sind 300 Flüge. Zur Galerie',
      'h: Was gefordert wird',
      'ul: 8 Prozent mehr Geld',
      'ul1: rückwirkend ab Januar',
      'ul: eine Stunde weniger bei vollem Lohn',
      'q: „Wir sind <i>bereit</i>“',
      'q: Carla Weiss, Vorsitzende',
      'p: Der Flughafen',
      'p: rechnet mit Ausfällen.',
    ])
  })
  it('LibreOffice', () => {
    expect(read(libreOffice)).toEqual([
      'h: Wahl in der Gemeinde',
      'p: Die Bürgermeisterin hat <b>54,2 Prozent</b> der Stimmen erhalten, <i>deutlich</i> mehr als <b>vor fünf Jahren</b>. Alle Ergebnisse stehen <a https://wahl.example/>im Netz</a>.',
      'q: „Das ist ein Auftrag.“',
      'ul: Wahlbeteiligung 61 Prozent',
      'ul1: Briefwahl 30 Prozent',
      'ol: Stichwahl <b>nein</b>',
      'p: Sitze | 24',
    ])
  })
  it('Gmail: an indented quotation is one, the mail below is not', () => {
    expect(read(gmail)).toEqual([
      'p: Hi Ben,',
      'p: The minister <b>will</b> resign <i>tonight</i>. See <a https://gov.example/>the site</a>:',
      'ol: Statement at 8\u00A0p.m.',
      'ol: No questions',
      'q: “I have nothing to add.”',
      'p: On Fri, Ben wrote:',
      'p: Any news?',
    ])
  })
  it('Excel: rows', () => {
    expect(pastedHtml(articleSchema, excel).rows).toEqual([
      ['Ort', 'Sotschi, Russland'],
      ['Einwohner', '466.000'],
      ['Quellen', ''],
    ])
    expect(read(excel)).toEqual(['p: Ort | Sotschi, Russland', 'p: Einwohner | 466.000', 'p: Quellen'])
  })
  it('[B65] plain text: dashes and numbers stay what was written', () => {
    expect(shownBlocks(pastedText(articleSchema, plainText).blocks)).toEqual([
      'p: Berlin (agt) - Der Bundestag hat dem Gesetz zugestimmt.',
      'p: - Inkrafttreten: 1.\u00A0Januar',
      'p: - Kosten: keine',
      'p: 1. Lesung war im Mai.',
    ])
  })
})
