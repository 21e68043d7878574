import { DELIVERY_STATES, NOTIFICATION_KINDS, WEBHOOK_EVENTS } from '@stet/protocol'
import type { DatabaseSync } from 'node:sqlite'

/** Selects what cannot have been written, and says what it is. */
const BROKEN: readonly (readonly [statement: string, words: string])[] = [
  [
    `SELECT id AS row FROM comment_threads WHERE NOT json_valid(ids) OR status NOT IN ('open', 'resolved')
      OR (status = 'open') <> (resolved_by IS NULL) OR (resolved_by IS NULL) <> (resolved_at IS NULL)`,
    'comments are damaged: thread',
  ],
  [
    `SELECT id AS row FROM comment_threads
      WHERE id IS NOT (SELECT comments.id FROM comments WHERE thread = comment_threads.key ORDER BY comments.key LIMIT 1)`,
    'comments are missing: thread',
  ],
  [
    `SELECT key AS row FROM notifications WHERE NOT json_valid(detail)
      OR kind NOT IN (${NOTIFICATION_KINDS.map((kind) => `'${kind}'`).join()})
      OR (kind IN ('mention', 'reply')) <> (comment IS NOT NULL)`,
    'notifications are damaged: number',
  ],
  [
    `SELECT person AS row FROM notification_settings
      WHERE NOT json_valid(by_mail) OR (language IS NOT NULL AND language NOT IN ('de', 'en'))`,
    'settings are damaged: person',
  ],
  ['SELECT notification AS row FROM mails WHERE attempts < 0', 'mail is damaged: notification'],
  [
    `SELECT id AS row FROM webhooks WHERE NOT json_valid(events) OR policy NOT IN ('hold', 'deliver-marked')
      OR (former_secret IS NULL) <> (former_until IS NULL)`,
    'webhooks are damaged: webhook',
  ],
  [
    `SELECT id AS row FROM deliveries WHERE attempts < 0
      OR state NOT IN (${DELIVERY_STATES.map((state) => `'${state}'`).join()})
      OR event NOT IN (${WEBHOOK_EVENTS.map((event) => `'${event}'`).join()})`,
    'deliveries are damaged: delivery',
  ],
  [
    `SELECT articles.id || ' version ' || number AS row FROM versions JOIN articles ON articles.key = article
      WHERE reason NOT IN ('automatic', 'named', 'approval', 'transition', 'restore') OR NOT json_valid(people)`,
    'a version is damaged: article',
  ],
  [
    `SELECT DISTINCT articles.id AS row FROM articles JOIN (
        SELECT article, number - lag(number, 1, 0) OVER (PARTITION BY article ORDER BY number) AS step, thinned FROM versions)
      ON article = articles.key WHERE step <> 1 + thinned`,
    'versions are missing: article',
  ],
]

/** Rows of comments, of what people were told and chose, and of versions that cannot have been written; the tables are there. */
export function checkRows(database: DatabaseSync): readonly string[] {
  return BROKEN.flatMap(([statement, words]) =>
    database
      .prepare(`${statement} LIMIT 100`)
      .all()
      .map(({ row }) => `${words} ${String(row)}`),
  )
}
