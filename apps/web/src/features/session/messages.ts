import { defineMessages } from '../../i18n/defineMessages.ts'

/** Words around signing in and out. */
export const messages = defineMessages({
  de: {
    signIn: {
      title: 'Anmelden',
      slogan: 'Ein Text, gemeinsam geschrieben.',
      email: 'E-Mail-Adresse',
      password: 'Passwort',
      submit: 'Anmelden',
      busy: 'Wird angemeldet …',
      showPassword: 'Passwort zeigen',
      hidePassword: 'Passwort verbergen',
      missingEmail: 'Bitte die E-Mail-Adresse eingeben.',
      missingPassword: 'Bitte das Passwort eingeben.',
      wrong: 'E-Mail-Adresse oder Passwort stimmt nicht.',
      tooMany: 'Zu viele Versuche. Bitte einen Augenblick warten und es dann noch einmal versuchen.',
      unreachable: 'Der Server ist nicht zu erreichen. Ist das Netz da?',
      unexpected: 'Das hat nicht geklappt: {{detail}}',
      continued: 'Nach dem Anmelden geht es dort weiter, wo Sie waren.',
    },
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
    signIn: {
      title: 'Sign in',
      slogan: 'One article, written together.',
      email: 'Email address',
      password: 'Password',
      submit: 'Sign in',
      busy: 'Signing in …',
      showPassword: 'Show password',
      hidePassword: 'Hide password',
      missingEmail: 'Please enter your email address.',
      missingPassword: 'Please enter your password.',
      wrong: 'The email address or the password is wrong.',
      tooMany: 'Too many attempts. Please wait a moment and try again.',
      unreachable: 'The server cannot be reached. Is there a network?',
      unexpected: 'That did not work: {{detail}}',
      continued: 'After signing in you are back where you were.',
    },
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
