import type { NotificationKind } from '@stet/protocol'
import type { StoredNotification } from './StoredNotification.ts'

/** Languages in which mail is written. */
export const MAIL_LANGUAGES = ['de', 'en'] as const
export type MailLanguage = (typeof MAIL_LANGUAGES)[number]

/** What comes by mail, at once, unless somebody chose otherwise: what waits for them, and what they have to know. */
export const MAILED_UNLESS_TOLD: Readonly<Record<NotificationKind, boolean>> = {
  mention: true,
  reply: false,
  assigned: true,
  sent_back: true,
  approval_void: true,
  clearance_void: true,
  schedule_suspended: true,
  approved: false,
  published: false,
  killed: true,
  override: true,
}

/** A notification that is to go out by mail; nothing that was said is in it. */
export interface StoredMail {
  /** A person's id. */
  readonly person: string
  /** How often it was tried. */
  readonly attempts: number
  readonly notification: Omit<StoredNotification, 'comment' | 'detail'>
  /** The thread of its comment; null where it is of none. */
  readonly thread: string | null
}

/** What somebody chose for themselves. */
export interface StoredMailSettings {
  /** Which they used last; null: not known. */
  readonly language: MailLanguage | null
  /** Only what they chose. */
  readonly byMail: Readonly<Partial<Record<NotificationKind, boolean>>>
}

/**
 * Keeps what is to go out by mail, until it did: where mail is sent at all, written with the notification that it tells of, and gone
 * with it. Every promise is as those of `Store`.
 */
export interface MailStore {
  /** Those whose time has come, the oldest first. */
  due(now: number, limit: number): Promise<readonly StoredMail[]>
  /** It is tried, or shall not be tried, before then (milliseconds since 1970). */
  postpone(number: number, until: number): Promise<void>
  /** It went out, or never will. */
  settle(number: number): Promise<void>
  settings(person: string): Promise<StoredMailSettings>
  /** What is left out stays. */
  changeSettings(person: string, change: Partial<StoredMailSettings>): Promise<StoredMailSettings>
}
