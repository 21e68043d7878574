import { defineMessages } from '../../i18n/defineMessages.ts'

/** Words of the sign-in screen; loaded with it. */
export const messages = defineMessages({
  de: {
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
  en: {
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
})
