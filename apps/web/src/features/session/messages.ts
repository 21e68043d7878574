import { defineMessages } from '../../i18n/defineMessages.ts'

/** Words around who is signed in, and signing out. */
export const messages = defineMessages({
  de: {
    checking: 'Einen Augenblick …',
    unreachable: {
      title: 'Der Server ist nicht zu erreichen',
      text: 'In diesem Browser war noch niemand angemeldet. Zum Anmelden braucht Stet eine Verbindung.',
      retry: 'Noch einmal versuchen',
    },
    signOut: {
      action: 'Abmelden',
      failed: 'Das Abmelden hat nicht geklappt. Dafür braucht Stet eine Verbindung zum Server.',
      done: 'Abgemeldet.',
      warning: {
        title: 'Hier liegt noch Ungesichertes',
        text_one:
          'Eine Änderung ist noch nicht beim Server angekommen. Sie bleibt in diesem Browser und wird gesendet, wenn Sie sich hier wieder anmelden.',
        text_other:
          '{{count}} Änderungen sind noch nicht beim Server angekommen. Sie bleiben in diesem Browser und werden gesendet, wenn Sie sich hier wieder anmelden.',
        untitled: 'Ohne Überschrift',
        stay: 'Angemeldet bleiben',
        leave: 'Trotzdem abmelden',
      },
    },
    role: {
      viewer: 'Liest',
      commenter: 'Kommentiert',
      reporter: 'Redakteur/in',
      editor: 'Ressortleitung',
      subeditor: 'Schlussredaktion',
      legal: 'Justiziariat',
      chief: 'Chef/in vom Dienst',
      admin: 'Verwaltung',
    },
  },
  en: {
    checking: 'One moment …',
    unreachable: {
      title: 'The server cannot be reached',
      text: 'Nobody has signed in with this browser yet. Signing in needs a connection.',
      retry: 'Try again',
    },
    signOut: {
      action: 'Sign out',
      failed: 'Signing out did not work. It needs a connection to the server.',
      done: 'Signed out.',
      warning: {
        title: 'Something here is not saved yet',
        text_one:
          'One change has not reached the server. It stays in this browser and is sent when you sign in here again.',
        text_other:
          '{{count}} changes have not reached the server. They stay in this browser and are sent when you sign in here again.',
        untitled: 'No headline',
        stay: 'Stay signed in',
        leave: 'Sign out anyway',
      },
    },
    role: {
      viewer: 'Reader',
      commenter: 'Commenter',
      reporter: 'Reporter',
      editor: 'Desk editor',
      subeditor: 'Sub-editor',
      legal: 'Legal',
      chief: 'Chief on duty',
      admin: 'Administration',
    },
  },
})
