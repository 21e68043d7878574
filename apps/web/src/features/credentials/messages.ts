import { defineMessages } from '../../i18n/defineMessages.ts'

/** Words around secrets that are shown once: second factors, recovery codes, links, tokens. */
export const messages = defineMessages({
  de: {
    copy: { action: 'Kopieren', done: 'Kopiert', said: 'In die Zwischenablage kopiert.' },
    setUp: {
      scan: 'Scannen Sie den Code mit einer Authenticator-App …',
      qr: 'QR-Code für die Authenticator-App',
      type: '… oder geben Sie dort diesen Schlüssel ein',
      codeLabel: 'Code aus der App',
      codeHint: 'Sechs Ziffern, alle 30 Sekunden neue',
      wrong: 'Dieser Code passt nicht. Stimmt die Uhr des Telefons?',
      tooMany: 'Zu viele Versuche. Bitte eine Viertelstunde warten.',
      failed: 'Das hat nicht geklappt. Bitte noch einmal versuchen.',
      confirm: 'Bestätigen und einschalten',
    },
    recovery: {
      title: 'Wiederherstellungscodes',
      text: 'Für den Fall, dass das Telefon weg ist. Jeder gilt einmal. Sie werden nur jetzt gezeigt: Legen Sie sie an einen sicheren Ort.',
      copy: 'Alle kopieren',
    },
  },
  en: {
    copy: { action: 'Copy', done: 'Copied', said: 'Copied to the clipboard.' },
    setUp: {
      scan: 'Scan the code with an authenticator app …',
      qr: 'QR code for the authenticator app',
      type: '… or type this key into it',
      codeLabel: 'Code from the app',
      codeHint: 'Six digits, new ones every 30 seconds',
      wrong: 'This code does not fit. Is the clock of the phone right?',
      tooMany: 'Too many attempts. Please wait a quarter of an hour.',
      failed: 'That did not work. Please try again.',
      confirm: 'Confirm and switch on',
    },
    recovery: {
      title: 'Recovery codes',
      text: 'In case the phone is gone. Each works once. They are shown only now: keep them in a safe place.',
      copy: 'Copy all',
    },
  },
})
