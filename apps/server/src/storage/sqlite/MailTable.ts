import type { NotificationKind } from '@stet/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { MAILED_UNLESS_TOLD, type StoredMail, type StoredMailSettings } from '../StoredMail.ts'
import { ARTICLE_OF_NOTIFICATION, articleOfNotification, OF_ARTICLES } from './NotificationTable.ts'

const MAILED_KINDS = Object.entries(MAILED_UNLESS_TOLD).flatMap(([kind, isMailed]) =>
  isMailed ? [`'${kind}'`] : [],
)

/**
 * From now on, on this connection, whoever is told something is told by mail as well if they want to: in the transaction that
 * tells them, whatever that is.
 */
export function mailWhatIsTold(database: DatabaseSync): void {
  database.exec(`
    CREATE TEMP TRIGGER mails_are_kept AFTER INSERT ON main.notifications
      WHEN coalesce((SELECT by_mail ->> ('$.' || NEW.kind) FROM notification_settings WHERE person = NEW.person),
        NEW.kind IN (${MAILED_KINDS.join()}))
    BEGIN
      INSERT INTO mails (notification, due_at, attempts) VALUES (NEW.key, NEW.at, 0);
    END`)
}

/** What is to go out by mail, and what people chose. */
export class MailTable {
  readonly #due: StatementSync
  readonly #postpone: StatementSync
  readonly #settle: StatementSync
  readonly #settings: StatementSync
  readonly #save: StatementSync

  constructor(database: DatabaseSync) {
    this.#due = database.prepare(`
      SELECT person, attempts, notifications.key AS number, notifications.kind, notifications.at, is_read,
        notifications.by, ${ARTICLE_OF_NOTIFICATION}, headline, comment_threads.id AS thread
      ${OF_ARTICLES} JOIN mails ON mails.notification = notifications.key
        LEFT JOIN comments ON comments.key = notifications.comment
        LEFT JOIN comment_threads ON comment_threads.key = comments.thread
      WHERE mails.due_at <= ? ORDER BY mails.due_at, notifications.key LIMIT ?`)
    this.#postpone = database.prepare(
      'UPDATE mails SET due_at = ?, attempts = attempts + 1 WHERE notification = ?',
    )
    this.#settle = database.prepare('DELETE FROM mails WHERE notification = ?')
    this.#settings = database.prepare(
      'SELECT language, by_mail AS byMail FROM notification_settings WHERE person = ?',
    )
    this.#save = database.prepare(
      'REPLACE INTO notification_settings (person, language, by_mail) VALUES (?, ?, ?)',
    )
  }

  due(now: number, limit: number): readonly StoredMail[] {
    return this.#due.all(now, limit).map((columns) => ({
      person: String(columns['person']),
      attempts: Number(columns['attempts']),
      notification: {
        number: Number(columns['number']),
        kind: columns['kind'] as NotificationKind,
        at: Number(columns['at']),
        isRead: columns['is_read'] === 1,
        by: columns['by'] === null ? null : String(columns['by']),
        article: { ...articleOfNotification(columns), headline: String(columns['headline']) },
      },
      thread: columns['thread'] === null ? null : String(columns['thread']),
    }))
  }

  postpone(number: number, until: number): void {
    this.#postpone.run(until, number)
  }

  settle(number: number): void {
    this.#settle.run(number)
  }

  settings(person: string): StoredMailSettings {
    const row = this.#settings.get(person)
    if (row === undefined) return { language: null, byMail: {} }
    return {
      language: row['language'] as StoredMailSettings['language'],
      byMail: JSON.parse(String(row['byMail'])) as StoredMailSettings['byMail'],
    }
  }

  changeSettings(person: string, change: Partial<StoredMailSettings>): StoredMailSettings {
    const before = this.settings(person)
    const after = { ...before, ...change, byMail: { ...before.byMail, ...change.byMail } }
    this.#save.run(person, after.language, JSON.stringify(after.byMail))
    return after
  }
}
