import { defineMessages } from '../../../i18n/defineMessages.ts'

/** Words around who may see an article; loaded with the dialog. */
export const messages = defineMessages({
  de: {
    title: 'Wer darf den Artikel sehen?',
    description:
      'Ein vertraulicher Artikel ist für alle anderen nicht da: nicht in der Liste, nicht in der Suche, nicht unter seiner Adresse. Wer nicht dabei ist, verliert ihn sofort. Die Chefin oder der Chef vom Dienst sieht ihn immer.',
    restrict: 'Vertraulich: nur für benannte Personen',
    people: 'Wer ist dabei?',
    creator: 'Wer ihn angelegt hat, ist immer dabei.',
    you: 'Sie',
    assigned: 'ist zugewiesen',
    save: 'Sichern',
    failed: 'Das ließ sich nicht ändern: {{detail}}',
  },
  en: {
    title: 'Who may see the article?',
    description:
      'To everybody else a confidential article is not there: not in the list, not in the search, not at its address. Who is not in it loses it at once. The chief on duty always sees it.',
    restrict: 'Confidential: for named people only',
    people: 'Who is in it?',
    creator: 'Whoever began it always is.',
    you: 'you',
    assigned: 'is assigned',
    save: 'Save',
    failed: 'That could not be changed: {{detail}}',
  },
})
