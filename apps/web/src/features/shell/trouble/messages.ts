import { defineMessages } from '../../../i18n/defineMessages.ts'

/** Why the server can save nothing, in words. */
export const messages = defineMessages({
  de: {
    full: 'Der Server kann gerade nichts sichern: Sein Speicher ist voll. Schreiben Sie ruhig weiter, Ihr Text bleibt in diesem Browser, bis es wieder geht.',
    locked:
      'Der Server kann gerade nichts sichern: Ein anderes Programm hält seinen Speicher fest. Schreiben Sie ruhig weiter, Ihr Text bleibt in diesem Browser, bis es wieder geht.',
    failing:
      'Der Server kann gerade nichts sichern. Schreiben Sie ruhig weiter, Ihr Text bleibt in diesem Browser, bis es wieder geht.',
  },
  en: {
    full: 'The server cannot save anything now: its disk is full. Just go on writing, your text stays in this browser until it can.',
    locked:
      'The server cannot save anything now: another program holds its store. Just go on writing, your text stays in this browser until it can.',
    failing:
      'The server cannot save anything now. Just go on writing, your text stays in this browser until it can.',
  },
})
