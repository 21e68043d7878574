import type { NotificationKind } from '@stet/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { NotificationToAdd, StoredNotification, UnreadNotifications } from '../StoredNotification.ts'
import type { ArticleRow, RecordPage, RecordQuery } from '../Store.ts'

/** How many are kept of a person. */
const KEPT = 500

/** Rows whose article can be told of. */
export const OF_ARTICLES = `FROM notifications JOIN articles ON articles.key = notifications.article AND json_valid(metadata)`
/** What is selected of the article of a row, for `articleOfNotification`. */
export const ARTICLE_OF_NOTIFICATION =
  'articles.id AS article, articles.state, publication, created_by AS createdBy, metadata'

type Columns = Record<string, unknown>

/** Whom comments and articles concern. */
export class NotificationTable {
  readonly #insertOfComment: StatementSync
  readonly #insertOfArticle: StatementSync
  readonly #forget: StatementSync
  readonly #list: StatementSync
  readonly #unread: StatementSync
  readonly #markOne: StatementSync
  readonly #markThrough: StatementSync

  constructor(database: DatabaseSync) {
    this.#insertOfComment = database.prepare(`
      INSERT INTO notifications (person, article, comment, kind, by, at, detail, is_read)
      SELECT $person, comment_threads.article, comments.key, $kind, author, $at, '{}', 0
      FROM comments JOIN comment_threads ON comment_threads.key = thread WHERE comments.id = $comment
      ON CONFLICT DO NOTHING`)
    this.#insertOfArticle = database.prepare(`
      INSERT INTO notifications (person, article, comment, kind, by, at, detail, is_read)
      SELECT $person, key, NULL, $kind, $by, $at, $detail, 0 FROM articles WHERE id = $article`)
    this.#forget = database.prepare(`
      DELETE FROM notifications WHERE person = $person
        AND key <= (SELECT key FROM notifications WHERE person = $person ORDER BY key DESC LIMIT 1 OFFSET ${KEPT})`)
    this.#list = database.prepare(`
      SELECT notifications.key AS number, notifications.kind, notifications.at, is_read, notifications.by, detail,
        ${ARTICLE_OF_NOTIFICATION}, headline, comments.id AS comment, comment_threads.id AS thread, comments.text
      ${OF_ARTICLES} LEFT JOIN comments ON comments.key = notifications.comment
        LEFT JOIN comment_threads ON comment_threads.key = comments.thread
      WHERE person = $person AND ($before IS NULL OR notifications.key < $before)
      ORDER BY notifications.key DESC LIMIT $limit`)
    this.#unread = database.prepare(`
      SELECT kind, count(*) AS count, ${ARTICLE_OF_NOTIFICATION} ${OF_ARTICLES}
      WHERE person = ? AND is_read = 0 GROUP BY notifications.article, kind`)
    this.#markOne = database.prepare('UPDATE notifications SET is_read = 1 WHERE person = ? AND key = ?')
    this.#markThrough = database.prepare('UPDATE notifications SET is_read = 1 WHERE person = ? AND key <= ?')
  }

  /** To be called in the transaction of the comment; who was told of it already is not told again. */
  addOfComment(person: string, comment: string, kind: NotificationKind, at: number): void {
    this.#insertOfComment.run({ $person: person, $comment: comment, $kind: kind, $at: at })
    this.#forget.run({ $person: person })
  }

  /** To be called in the transaction of what happened to the article. */
  addOfArticle(article: string, told: readonly NotificationToAdd[], at: number): void {
    for (const { person, kind, by, detail } of told) {
      this.#insertOfArticle.run({
        $person: person,
        $article: article,
        $kind: kind,
        $by: by,
        $at: at,
        $detail: JSON.stringify(detail),
      })
      this.#forget.run({ $person: person })
    }
  }

  list(person: string, { cursor, limit }: RecordQuery): RecordPage<StoredNotification> {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) return { records: [], next: null }
    const before = cursor === undefined ? null : Number(cursor)
    const rows = this.#list.all({ $person: person, $before: before, $limit: limit + 1 })
    const records = rows.slice(0, limit).map(toNotification)
    const last = records.at(-1)
    return { records, next: rows.length > limit && last ? String(last.number) : null }
  }

  unread(person: string): readonly UnreadNotifications[] {
    return this.#unread.all(person).map((columns) => ({
      article: articleOfNotification(columns),
      kind: columns['kind'] as NotificationKind,
      count: Number(columns['count']),
    }))
  }

  markRead(person: string, number: number, isThrough: boolean): void {
    const mark = isThrough ? this.#markThrough : this.#markOne
    mark.run(person, number)
  }
}

export function articleOfNotification({
  article,
  state,
  publication,
  createdBy,
  metadata,
}: Columns): UnreadNotifications['article'] {
  return {
    id: String(article),
    state: String(state),
    publication: publication as ArticleRow['publication'],
    createdBy: String(createdBy),
    metadata: JSON.parse(String(metadata)) as ArticleRow['metadata'],
  }
}

function toNotification(columns: Columns): StoredNotification {
  const { number, kind, at, is_read, by, detail, headline, comment, thread, text } = columns
  return {
    number: Number(number),
    kind: kind as NotificationKind,
    at: Number(at),
    isRead: is_read === 1,
    by: by === null ? null : String(by),
    detail: JSON.parse(String(detail)) as StoredNotification['detail'],
    article: { ...articleOfNotification(columns), headline: String(headline) },
    comment: comment === null ? null : { id: String(comment), thread: String(thread), text: String(text) },
  }
}
