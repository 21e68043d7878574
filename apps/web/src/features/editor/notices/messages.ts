import { defineMessages } from '../../../i18n/defineMessages.ts'

/** Words of notices that are seldom needed; loaded with them. */
export const messages = defineMessages({
  de: {
    converted: {
      title: 'Ihre letzten Änderungen sind jetzt Vorschläge',
      text: 'In diesem Artikel dürfen Sie inzwischen nur noch vorschlagen. Eingefügt haben Sie {{inserted}} Zeichen, gestrichen {{struck}}. Nichts davon ist verloren.',
      understood: 'Verstanden',
    },
    late: {
      title: 'Verspätete Arbeit ist als Vorschläge angekommen',
      work: '{{name}}, {{at}}: {{inserted}} Zeichen eingefügt, {{struck}} gestrichen.',
      restored_one: 'Eine Entscheidung oder Auszeichnung steht wieder, wie sie war.',
      restored_other: '{{count}} Entscheidungen oder Auszeichnungen stehen wieder, wie sie waren.',
      seen: 'Gesehen',
      failed: 'Das ließ sich nicht vermerken. Bitte noch einmal versuchen.',
    },
    damaged: {
      title: 'Dieser Artikel ist auf dem Server beschädigt',
      text: 'Sie lesen den letzten vollständigen Stand. Was später geschrieben wurde, ist nicht gelöscht. Bitte sagen Sie der Technik Bescheid; bis es behoben ist, kann hier niemand schreiben.',
    },
  },
  en: {
    converted: {
      title: 'Your last changes are suggestions now',
      text: 'In this article you may only suggest by now. You inserted {{inserted}} characters and deleted {{struck}}. Nothing of it is lost.',
      understood: 'Understood',
    },
    late: {
      title: 'Late work arrived as suggestions',
      work: '{{name}}, {{at}}: {{inserted}} characters inserted, {{struck}} deleted.',
      restored_one: 'One decision or format stands again as it was.',
      restored_other: '{{count}} decisions or formats stand again as they were.',
      seen: 'Seen',
      failed: 'That could not be noted. Please try again.',
    },
    damaged: {
      title: 'This article is damaged on the server',
      text: 'You are reading its last complete state. What was written later has not been deleted. Please tell whoever runs Stet; until it is repaired nobody can write here.',
    },
  },
})
