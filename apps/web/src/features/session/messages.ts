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
