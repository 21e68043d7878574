import { defineMessages } from '../../../i18n/defineMessages.ts'

/** What is asked of who leaves while something is not saved. */
export const messages = defineMessages({
  de: {
    title: 'Hier liegt noch Ungesichertes',
    text_one:
      'Eine Änderung ist noch nicht beim Server angekommen. Sie bleibt in diesem Browser und wird gesendet, wenn Sie sich hier wieder anmelden.',
    text_other:
      '{{count}} Änderungen sind noch nicht beim Server angekommen. Sie bleiben in diesem Browser und werden gesendet, wenn Sie sich hier wieder anmelden.',
    untitled: 'Ohne Überschrift',
    stay: 'Angemeldet bleiben',
    leave: 'Trotzdem abmelden',
  },
  en: {
    title: 'Something here is not saved yet',
    text_one:
      'One change has not reached the server. It stays in this browser and is sent when you sign in here again.',
    text_other:
      '{{count}} changes have not reached the server. They stay in this browser and are sent when you sign in here again.',
    untitled: 'No headline',
    stay: 'Stay signed in',
    leave: 'Sign out anyway',
  },
})
