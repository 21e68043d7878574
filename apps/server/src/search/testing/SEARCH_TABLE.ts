/** An article that searches of the table look through. */
export interface SearchedArticle {
  readonly language: 'de' | 'en'
  readonly headline: string
  readonly text: string
  readonly details?: string
}

/** A small newsroom, in German and English, with what is hard in both. */
export const SEARCHED: Readonly<Record<string, SearchedArticle>> = {
  hafen: {
    language: 'de',
    headline: 'Hafensperrung in Kiel dauert an',
    text: 'Die Behörden halten den Seehafen weiter geschlossen. Mehrere Schiffe liegen auf Reede.',
    details: 'Ort Kiel\nQuellen Wasserschutzpolizei',
  },
  haefen: {
    language: 'de',
    headline: 'Norddeutsche Häfen melden Rekord',
    text: 'Der Umschlag stieg um 12 Prozent. Das sagten die Hafenbetreiber am Montag.',
  },
  haft: { language: 'de', headline: 'Haftbefehl gegen Händler', text: 'Der Mann sitzt in Haft.' },
  haus: {
    language: 'de',
    headline: 'Neue Häuser für Geflüchtete',
    text: 'Die Stadt baut drei Wohnhäuser am Rand. Der Bürgermeister lobt das Projekt.',
  },
  koeln: {
    language: 'de',
    headline: 'Grüße aus Köln: Straßenfest lockt Zehntausende',
    text: 'Über dem Fluss war Musik zu hören, die Königin kam nicht.',
  },
  ruehl: { language: 'de', headline: 'Ruehl tritt zurueck', text: 'Minister Ruehl geht nach Vorwuerfen.' },
  gesetz: {
    language: 'de',
    headline: 'Bundestag beschließt Klimaschutzgesetz',
    text: 'Die Gesetze gelten ab Januar. Der Gesetzgeber will Verbote vermeiden; das Verbot von Heizungen ist vom Tisch.',
  },
  sperre: {
    language: 'de',
    headline: 'Radweg an der Förde gesperrt',
    text: 'Die Polizei sperrte den Weg. Wer die Sperren umgeht, zahlt 50 €.',
  },
  wahl: {
    language: 'de',
    headline: 'Wahlkampf: Kandidaten streiten über Daten',
    text: 'Die Kandidatin forderte besseren Datenschutz. Soldaten waren nicht eingeladen.',
  },
  strom: {
    language: 'de',
    headline: '100 % Ökostrom im Rathaus',
    text: 'Der Stadtrat stimmte zu, der Strom kommt vom Meer.',
  },
  lehrer: {
    language: 'de',
    headline: 'Lehrerinnen und Lehrer fehlen',
    text: 'Mit dem Kind kommen auch die Sorgen: Kinder lernen in Containern, sagen Ärztinnen.',
  },
  theatre: {
    language: 'en',
    headline: 'Theatres reopen after storms',
    text: 'The companies said they were rehearsing again. Bridges were closed for weeks and the city is closing two more.',
  },
  budget: {
    language: 'en',
    headline: 'Government cuts budget',
    text: 'Ministers argued about studies that a university had published. The policy continues.',
    details: 'Place London\nSources Treasury',
  },
  strike: {
    language: 'en',
    headline: 'Dockers strike in Hamburg',
    text: 'Workers are striking over pay; the port stopped.',
  },
}

/** What somebody types, and what they expect to find: `finds` all of these, `not` none of those. */
export interface Search {
  readonly q: string
  readonly finds: readonly string[]
  readonly not?: readonly string[]
  readonly why: string
}

export const SEARCHES: readonly Search[] = [
  {
    q: 'Hafen',
    finds: ['hafen', 'haefen'],
    not: ['haft'],
    why: 'a word, its plural with an umlaut, beginning and end of compounds',
  },
  { q: 'Häfen', finds: ['haefen', 'hafen'], not: ['haft'], why: 'the plural finds the singular' },
  { q: 'haefen', finds: ['haefen'], why: 'ae for ä' },
  { q: 'Hafens', finds: ['haefen'], why: 'genitive' },
  { q: 'Seehafen', finds: ['hafen'], not: ['haefen'], why: 'a compound as it stands' },
  { q: 'Haus', finds: ['haus'], why: 'Häuser' },
  { q: 'Häuser', finds: ['haus'], why: 'also in Wohnhäuser' },
  { q: 'Haeuser', finds: ['haus'], why: 'ae for ä in äu' },
  { q: 'Bürgermeistern', finds: ['haus'], why: 'dative plural' },
  { q: 'buergermeister', finds: ['haus'], why: 'ue for ü, small letters' },
  { q: 'Koeln', finds: ['koeln'], why: 'oe for ö' },
  { q: 'koln', finds: ['koeln'], why: 'a keyboard without umlauts' },
  { q: 'Strassenfest', finds: ['koeln'], why: 'ss for ß' },
  { q: 'Gruß', finds: ['koeln'], why: 'plural with umlaut and ß' },
  { q: 'Straße', finds: ['koeln'], why: 'first part of a compound' },
  { q: 'Fest', finds: [], not: ['gesetz'], why: 'too short for the end of a compound; finds nothing wrong' },
  { q: 'Rühl', finds: ['ruehl'], why: 'ü for ue in the text' },
  { q: 'zurück', finds: ['ruehl'], why: 'the same in a common word' },
  { q: 'Gesetz', finds: ['gesetz'], why: 'plural, end of a compound' },
  { q: 'Gesetze', finds: ['gesetz'], why: 'singular forms' },
  { q: 'Klimaschutz', finds: ['gesetz'], why: 'beginning of a compound' },
  { q: 'Verboten', finds: ['gesetz'], why: 'dative plural' },
  { q: 'Sperrung', finds: ['hafen'], why: 'end of a compound' },
  { q: 'sperren', finds: ['sperre'], why: 'verb and noun' },
  { q: 'gesperrt', finds: ['sperre'], why: 'a participle as it stands' },
  { q: 'sperrt', finds: ['sperre'], why: 'third person finds the noun' },
  { q: 'Kandidat', finds: ['wahl'], why: 'plural' },
  { q: 'Kandidatinnen', finds: ['wahl'], why: 'feminine plural' },
  { q: 'Datenschutz', finds: ['wahl'], why: 'a compound' },
  { q: 'Soldat', finds: ['wahl'], why: 'plural' },
  { q: '%', finds: ['strom'], not: ['hafen'], why: 'a sign' },
  { q: '50 €', finds: ['sperre'], why: 'a number and a sign' },
  { q: 'Ökostrom', finds: ['strom'], why: 'umlaut at the beginning' },
  { q: 'Strom', finds: ['strom'], why: 'a word and the end of a compound' },
  { q: 'Stadtrat', finds: ['strom'], not: ['haus'], why: 'a compound as it stands' },
  { q: 'Lehrer', finds: ['lehrer'], why: 'a word' },
  { q: 'Lehrerin', finds: ['lehrer'], why: 'singular finds the plural' },
  { q: 'Kindern', finds: ['lehrer'], why: 'dative plural' },
  { q: 'Ärztin', finds: ['lehrer'], why: 'umlaut, singular' },
  { q: 'Kiel Hafen', finds: ['hafen'], not: ['haefen'], why: 'all words' },
  { q: 'Wasserschutz', finds: ['hafen'], why: 'in the details' },
  { q: 'Polizei', finds: ['sperre', 'hafen'], why: 'end of a compound in the details' },
  { q: 'theatre', finds: ['theatre'], why: 'plural' },
  { q: 'company', finds: ['theatre'], why: 'ies' },
  { q: 'rehearse', finds: ['theatre'], why: 'ing' },
  { q: 'close', finds: ['theatre'], why: 'ed and ing' },
  { q: 'bridge', finds: ['theatre'], why: 'plural in e' },
  { q: 'closes', finds: ['theatre'], why: 'third person' },
  { q: 'study', finds: ['budget'], why: 'ies' },
  { q: 'policies', finds: ['budget'], why: 'plural finds singular' },
  { q: 'continued', finds: ['budget'], why: 'ed, with ue' },
  { q: 'governments', finds: ['budget'], why: 'plural finds singular' },
  { q: 'strike', finds: ['strike'], why: 'ing' },
  { q: 'striking dockers', finds: ['strike'], why: 'two words' },
  { q: 'stopping', finds: ['strike'], why: 'doubled letter' },
  { q: 'treasury', finds: ['budget'], why: 'in the details' },
  { q: 'thea', finds: ['theatre'], why: 'while it is being typed' },
  { q: 'hafensperr', finds: ['hafen'], why: 'while it is being typed' },
]
