import { defineMessages } from '../../i18n/defineMessages.ts'

/** Words of what surrounds every screen. */
export const messages = defineMessages({
  de: {
    skip: 'Zum Inhalt springen',
    home: 'Stet, zur Artikelliste',
    banner: 'Kopfzeile',
    bell: 'Mitteilungen',
    unread_one: '{{count}} ungelesene Mitteilung',
    unread_other: '{{count}} ungelesene Mitteilungen',
    language: { label: 'Sprache', de: 'Deutsch', en: 'English' },
    theme: { label: 'Darstellung', light: 'Hell', dark: 'Dunkel', system: 'Wie das System' },
    person: {
      menu: 'Konto: {{name}}, {{initials}}',
      singleKeys: 'Tastenkürzel aus einer Taste',
      settings: 'Einstellungen',
    },
    notFound: {
      title: 'Hier ist nichts',
      text: 'Diese Seite gibt es nicht, oder sie ist nicht für Sie freigegeben.',
      back: 'Zur Artikelliste',
    },
    error: {
      title: 'Etwas ist schiefgegangen',
      text: 'Diese Ansicht ist an einem Fehler in Stet gescheitert. Was Sie geschrieben haben, liegt weiter in diesem Browser oder auf dem Server.',
      reload: 'Neu laden',
      details: 'Einzelheiten für die Technik',
      copy: 'Einzelheiten kopieren',
      copied: 'Kopiert.',
    },
    offline: {
      title: 'Offline',
      text: 'Artikel, die Sie in diesem Browser schon geöffnet hatten, können Sie weiter lesen und schreiben. Alles wird gesendet, sobald die Verbindung wieder da ist.',
    },
    update: {
      title: 'Stet gibt es in einer neuen Version',
      text: 'Sie gilt nach dem nächsten Laden. Es eilt nicht.',
      reload: 'Jetzt laden',
    },
    loadingScreen: 'Wird geladen …',
  },
  en: {
    skip: 'Skip to content',
    home: 'Stet, to the articles',
    banner: 'Top bar',
    bell: 'Notifications',
    unread_one: '{{count}} unread notification',
    unread_other: '{{count}} unread notifications',
    language: { label: 'Language', de: 'Deutsch', en: 'English' },
    theme: { label: 'Appearance', light: 'Light', dark: 'Dark', system: 'Same as system' },
    person: {
      menu: 'Account: {{name}}, {{initials}}',
      singleKeys: 'Single-key shortcuts',
      settings: 'Settings',
    },
    notFound: {
      title: 'There is nothing here',
      text: 'This page does not exist, or you have no access to it.',
      back: 'To the articles',
    },
    error: {
      title: 'Something went wrong',
      text: 'This view failed because of a fault in Stet. What you wrote is still in this browser or on the server.',
      reload: 'Reload',
      details: 'Details for the technicians',
      copy: 'Copy details',
      copied: 'Copied.',
    },
    offline: {
      title: 'Offline',
      text: 'You can go on reading and writing articles that you have opened in this browser before. Everything is sent once the connection is back.',
    },
    update: {
      title: 'There is a new version of Stet',
      text: 'It takes effect the next time the page loads. There is no hurry.',
      reload: 'Load it now',
    },
    loadingScreen: 'Loading …',
  },
})
