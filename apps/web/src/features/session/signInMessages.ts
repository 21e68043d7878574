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
    code: {
      title: 'Zweiter Schritt',
      label: 'Code',
      hint: 'Sechs Ziffern aus der Authenticator-App. Telefon weg? Ein Wiederherstellungscode geht auch.',
      wrong: 'Dieser Code stimmt nicht, oder er gilt nicht mehr.',
      late: 'Das hat zu lange gedauert. Bitte noch einmal mit dem Passwort beginnen.',
      back: 'Zurück zum Passwort',
    },
    setUp: {
      title: 'Zweiten Faktor einrichten',
      text: 'Ihre Rolle braucht neben dem Passwort einen Code aus einer Authenticator-App. Das Einrichten dauert eine Minute; das Telefon brauchen Sie dafür zur Hand.',
      begin: 'Jetzt einrichten',
      failed: 'Das hat nicht geklappt. Bitte noch einmal versuchen.',
    },
    openId: {
      or: 'oder',
      action: 'Anmelden mit {{name}}',
      problem: {
        unreachable:
          'Der Anmeldedienst ist nicht zu erreichen, oder er antwortet nicht, wie er soll. Geht es später auch nicht, sagen Sie es der Verwaltung.',
        refused: 'Der Anmeldedienst hat abgelehnt, oder die Anmeldung wurde dort abgebrochen.',
        expired:
          'Diese Anmeldung hat zu lange gedauert oder in einem anderen Browser begonnen. Bitte noch einmal.',
        unverified:
          'Der Anmeldedienst bestätigt für Sie keine E-Mail-Adresse. Bitte bestätigen Sie sie dort zuerst.',
        unknown:
          'Zu Ihrer E-Mail-Adresse gibt es hier kein Konto. Bitten Sie die Verwaltung um eine Einladung.',
        locked: 'Ihr Konto ist gesperrt. Die Verwaltung kann es wieder öffnen.',
        'other-person':
          'Das Konto mit dieser E-Mail-Adresse gehört beim Anmeldedienst jemand anderem. Die Verwaltung weiß weiter.',
        'no-role':
          'Der Anmeldedienst nennt für Sie keine Rolle, die es hier gibt. Die Verwaltung kann Sie einladen.',
      },
    },
    invitation: {
      title: 'Willkommen',
      text: '{{name}} lädt Sie in die Redaktion ein. Ihre Rolle: {{role}}.',
      name: 'Name',
      nameHint: 'So steht er neben Ihrem Text.',
      password: 'Neues Passwort',
      passwordHint: 'Mindestens 8 Zeichen',
      missingName: 'Bitte den Namen eingeben.',
      shortPassword: 'Das Passwort braucht mindestens 8 Zeichen.',
      submit: 'Konto anlegen',
      gone: 'Diese Einladung gilt nicht mehr: Sie wurde schon benutzt, zurückgenommen, oder ihre sieben Tage sind um. Bitten Sie um eine neue.',
    },
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
    code: {
      title: 'Second step',
      label: 'Code',
      hint: 'Six digits from the authenticator app. Phone gone? A recovery code will do.',
      wrong: 'This code is wrong, or has run out.',
      late: 'That took too long. Please begin with the password again.',
      back: 'Back to the password',
    },
    setUp: {
      title: 'Set up a second factor',
      text: 'Beside the password your role needs a code from an authenticator app. Setting it up takes a minute; have your phone at hand.',
      begin: 'Set it up now',
      failed: 'That did not work. Please try again.',
    },
    openId: {
      or: 'or',
      action: 'Sign in with {{name}}',
      problem: {
        unreachable:
          'The sign-in service cannot be reached, or does not answer as it should. If it stays so, tell your administrators.',
        refused: 'The sign-in service said no, or the sign-in was cancelled there.',
        expired: 'This sign-in took too long or began in another browser. Please try again.',
        unverified:
          'The sign-in service does not vouch for an email address of yours. Please confirm it there first.',
        unknown:
          'There is no account here for your email address. Ask your administrators for an invitation.',
        locked: 'Your account is locked. Your administrators can open it again.',
        'other-person':
          'At the sign-in service the account with this email address belongs to somebody else. Your administrators can help.',
        'no-role':
          'The sign-in service names no role for you that exists here. Your administrators can invite you.',
      },
    },
    invitation: {
      title: 'Welcome',
      text: '{{name}} invites you to the newsroom. Your role: {{role}}.',
      name: 'Name',
      nameHint: 'As it will stand beside your text.',
      password: 'New password',
      passwordHint: 'At least 8 characters',
      missingName: 'Please enter your name.',
      shortPassword: 'The password needs at least 8 characters.',
      submit: 'Create account',
      gone: 'This invitation counts no more: it was used, taken back, or its seven days are over. Please ask for a new one.',
    },
  },
})
