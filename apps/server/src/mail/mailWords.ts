import type { NotificationKind } from '@stet/protocol'
import type { MailLanguage } from '../storage/StoredMail.ts'

/** What a mail says; nothing of it comes from an article or a comment. */
interface MailWords {
  /** What the subject says, before the headline. */
  readonly subject: Readonly<Record<NotificationKind, string>>
  /** What happened, and who did it. */
  readonly what: Readonly<Record<NotificationKind, (name: string) => string>>
  readonly held: string
  readonly somebody: string
  readonly withheld: string
  readonly open: string
  readonly why: string
  readonly settings: string
}

export const MAIL_WORDS: Readonly<Record<MailLanguage, MailWords>> = {
  de: {
    subject: {
      mention: 'Sie wurden erwähnt',
      reply: 'Neue Antwort',
      assigned: 'Ihnen zugewiesen',
      sent_back: 'Zurück an Sie',
      approval_void: 'Ihre Freigabe gilt nicht mehr',
      clearance_void: 'Ihre rechtliche Prüfung gilt nicht mehr',
      schedule_suspended: 'Veröffentlichung angehalten',
      approved: 'Freigegeben',
      published: 'Veröffentlicht',
      killed: 'Zurückgezogen (Kill)',
      override: 'Notfreigabe',
    },
    what: {
      mention: (name) => `${name} hat Sie in einem Kommentar erwähnt.`,
      reply: (name) => `${name} hat auf einen Kommentar geantwortet.`,
      assigned: (name) => `${name} hat Ihnen einen Artikel zugewiesen.`,
      sent_back: (name) => `${name} hat einen Artikel an Sie zurückgegeben. Der Grund steht in Stet.`,
      approval_void: (name) =>
        `${name} hat den Text geändert, den Sie freigegeben hatten. Ihre Freigabe gilt nicht mehr.`,
      clearance_void: (name) =>
        `${name} hat den Text geändert, den Sie rechtlich geprüft hatten. Ihre Prüfung gilt nicht mehr.`,
      schedule_suspended: (name) => `${name} hat eine Veröffentlichung angehalten, die Sie geplant hatten.`,
      approved: (name) => `${name} hat einen Artikel freigegeben, an dem Sie schreiben.`,
      published: (name) => `${name} hat einen Artikel veröffentlicht, an dem Sie schreiben.`,
      killed: (name) => `${name} hat einen Artikel zurückgezogen, an dem Sie schreiben.`,
      override: (name) => `${name} hat einen Artikel im Notfall freigegeben. Der Grund steht in Stet.`,
    },
    held: 'Ein Artikel ging nicht hinaus, wie Sie es geplant hatten: Bedingungen waren offen.',
    somebody: 'Jemand',
    withheld: 'Um welchen Artikel es geht, steht nur in Stet.',
    open: 'In Stet öffnen',
    why: 'Diese Mail kommt, weil Sie solche Mitteilungen per Mail erhalten.',
    settings: 'Ändern',
  },
  en: {
    subject: {
      mention: 'You were mentioned',
      reply: 'New answer',
      assigned: 'Assigned to you',
      sent_back: 'Back to you',
      approval_void: 'Your approval no longer stands',
      clearance_void: 'Your legal clearance no longer stands',
      schedule_suspended: 'Publication stopped',
      approved: 'Approved',
      published: 'Published',
      killed: 'Killed',
      override: 'Emergency approval',
    },
    what: {
      mention: (name) => `${name} mentioned you in a comment.`,
      reply: (name) => `${name} answered a comment.`,
      assigned: (name) => `${name} assigned an article to you.`,
      sent_back: (name) => `${name} sent an article back to you. The reason is in Stet.`,
      approval_void: (name) =>
        `${name} changed the text that you had approved. Your approval no longer stands.`,
      clearance_void: (name) =>
        `${name} changed the text that you had cleared. Your clearance no longer stands.`,
      schedule_suspended: (name) => `${name} stopped a publication that you had planned.`,
      approved: (name) => `${name} approved an article that you write.`,
      published: (name) => `${name} published an article that you write.`,
      killed: (name) => `${name} killed an article that you write.`,
      override: (name) => `${name} approved an article in an emergency. The reason is in Stet.`,
    },
    held: 'An article was not published as you had planned: conditions were open.',
    somebody: 'Somebody',
    withheld: 'Which article it is about is told in Stet only.',
    open: 'Open in Stet',
    why: 'You get this mail because you have such notifications sent to you.',
    settings: 'Change',
  },
}
