/**
 * An article and what is suggested in it: `{old>now}` puts something in the place of something, `{>now}` adds, `{old>}`
 * strikes, `{*bold}` and `{/italic}` set a format.
 */
export const PROOF = {
  kicker: 'Hafen',
  headline: '{Kai>Amerikakai} bleibt bis Freitag gesperrt',
  byline: 'Von Jana Reuter',
  dateline: 'Hamburg',
  lead: 'Nach dem {Unfall>Sturz eines Krans} bleibt die Zufahrt zum Amerikakai gesperrt. {Mehrere>Zwei} Menschen wurden verletzt{>, einer von ihnen schwer}.',
  sections: [
    {
      heading: '',
      paragraphs: [
        'Die Sperrung dauert {länger als erwartet>mindestens bis Freitag}. Am Montag war {>bei starkem Wind }ein Kran umgestürzt{ und umgefallen>}, zwei Arbeiter kamen ins {*Krankenhaus}. {>Einer liegt auf der Intensivstation.}',
        'Der Betreiber wollte sich {zu der Ursache>zur Ursache} nicht äußern. Die {Ermittler>Ermittlerinnen} prüfen, ob {vielleicht >}ein technischer Defekt vorlag{>, oder ob jemand die Warnung übersah}. Ein {/Gutachten} soll {bald>in vier Wochen} vorliegen.',
        'Mehrere Reedereien haben ihre Schiffe {umgeleitet>nach Bremerhaven umgeleitet}. Die Wartezeit vor der Schleuse beträgt {inzwischen >}{10>zehn} Stunden{>, üblich sind zwei}.',
        'Die Feuerwehr war mit {hundert>120} Leuten {im Einsatz>vor Ort}. {Sehr schwierig>Schwierig} war {vor allem >}die Bergung: Der Ausleger lag {>quer }auf zwei {/Containern}.',
        'Eine Sprecherin der Polizei sagte, {dass >}man {könne>kann} noch nichts ausschließen. {Man ermittle>Ermittelt werde} {in alle Richtungen>wegen fahrlässiger Körperverletzung}.',
      ],
    },
    {
      heading: 'Ursache {noch unklar>unklar}',
      paragraphs: [
        'Im {Sommer>August} war ein {ähnlicher>baugleicher} Kran in Bremen umgestürzt. Damals hatte ein Gutachter vor {den Bolzen>spröden Bolzen} gewarnt. {>Der Hersteller widersprach.}',
        'Ob die Bolzen {hier >}in Hamburg {ausgewechselt>getauscht} wurden, ist {offen>strittig}. Der Betreiber {spricht von>verweist auf} {einer>eine} Prüfung {>im Oktober}, die Unterlagen liegen {*nicht vor}.',
        'Der Hersteller {teilte mit, dass er>will} die Ermittlungen unterstützen{ will>}. {>Zu Bremen sagte er nichts.} Weltweit stehen {etwa>rund} {300>dreihundert} Krane dieser {/Baureihe}.',
        'Nach Angaben des Amtes {für Arbeitsschutz >}war die {letzte Prüfung>Prüfung} im {Frühling>März} ohne {Mängel>Beanstandung}.{> Das Protokoll liegt vor.}',
        'Die Gewerkschaft {fordert>verlangt} {seit Jahren>seit 2019} {mehr>unabhängige} Kontrollen{>, auch nachts}. „Wir haben das {immer wieder>dreimal} gesagt“, {so>sagte} ihr Sprecher.',
      ],
    },
    {
      heading: 'Folgen',
      paragraphs: [
        'Für die Reeder wird {der Stau>die Sperrung} teuer. Ein Tag Wartezeit kostet {ein Schiff>ein großes Schiff} {bis zu >}80.000 {/Euro}{>, rechnet der Verband}. Wer zahlt, ist {/offen}.',
        'Am Freitag {soll>wird} die Zufahrt {teilweise>zur Hälfte} wieder frei sein. {Dann>Danach} fahren {die >}Schiffe im {*Wechsel}.',
        'Im Hinterland {stauen sich>warten} die {Lastwagen>Laster}. Auf der A 7 {war>stand} der Verkehr {gestern >}zeitweise still{>, sieben Kilometer weit}. {Heute rollt>Jetzt läuft} er wieder.',
        'Die {Bahn>Hafenbahn} hat {ein paar>zwölf} Züge gestrichen. Betroffen {ist>sind} {vor allem >}Stahl und {>Getreide, aber auch }{/Kühlware}.',
      ],
    },
    {
      heading: 'Was die Stadt tut',
      paragraphs: [
        'Anwohner klagen über Lärm {in der Nacht>nachts}. Die Stadt hat eine {Rufnummer>Nummer} eingerichtet, die {rund um die Uhr>Tag und Nacht} besetzt ist. {>Bis Dienstag riefen 340 Menschen an.}',
        'Der Senator {will>möchte} {am Mittwoch>heute} {/berichten}. Die Opposition {hat >}eine Sondersitzung {gefordert>verlangt}.',
        'Der Kai {ist>gilt als} {sicher >}{der >}wichtigste{ von allen>} der Stadt{>, gemessen am Umschlag}.',
      ],
    },
    {
      heading: 'Zum Vergleich',
      paragraphs: ['Im Jahr 2019 lag der Hafen nach einem Brand vier Tage still.'],
    },
  ],
  details: [
    { key: 'Ort', value: 'Hamburg' },
    { key: 'Quellen', value: 'Polizei, {Betreiber>Verband der Reeder}' },
  ],
} as const
