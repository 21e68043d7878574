import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type {
  AddCommentResult,
  CommentChange,
  CommentLimits,
  CommentToAdd,
  StoredComment,
  StoredThread,
} from '../StoredComment.ts'
import { AuditTable } from './AuditTable.ts'
import { NotificationTable } from './NotificationTable.ts'
import { transaction } from './openDatabase.ts'

const THREADS = `
  SELECT comment_threads.key, comment_threads.id, articles.id AS article, root, ids, suggestion, quote, is_blocking, status,
    resolved_by AS resolvedBy, resolved_at AS resolvedAt
  FROM comment_threads JOIN articles ON articles.key = comment_threads.article`

type Columns = Record<string, unknown>

/** Threads and the comments in them. */
export class CommentTable {
  readonly #database: DatabaseSync
  readonly #audit: AuditTable
  readonly #notifications: NotificationTable
  readonly #ofArticle: StatementSync
  readonly #ofComment: StatementSync
  readonly #comments: StatementSync
  readonly #amounts: StatementSync
  readonly #begin: StatementSync
  readonly #insert: StatementSync
  readonly #changeText: StatementSync
  readonly #changeThread: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#audit = new AuditTable(database)
    this.#notifications = new NotificationTable(database)
    this.#ofArticle = database.prepare(`${THREADS} WHERE articles.id = ? ORDER BY comment_threads.key`)
    this.#ofComment = database.prepare(
      `${THREADS} WHERE comment_threads.key = (SELECT thread FROM comments WHERE comments.id = ?)`,
    )
    this.#comments = database.prepare(`
      SELECT id, author, at, text, edited_at AS editedAt, digest FROM comments WHERE thread = ? ORDER BY key`)
    this.#amounts = database.prepare(`
      SELECT (SELECT count(*) FROM comment_threads WHERE article = articles.key) AS threads,
        (SELECT coalesce(sum(length(text)), 0) FROM comments JOIN comment_threads ON comment_threads.key = thread
          WHERE article = articles.key)
        + (SELECT coalesce(sum(length(quote)), 0) FROM comment_threads WHERE article = articles.key) AS text
      FROM articles WHERE id = ?`)
    this.#begin = database.prepare(`
      INSERT INTO comment_threads (id, article, root, ids, suggestion, quote, is_blocking, status)
      SELECT $id, key, $root, $ids, $suggestion, $quote, $isBlocking, 'open' FROM articles WHERE id = $article`)
    this.#insert = database.prepare(`
      INSERT INTO comments (id, thread, author, at, text, digest)
      SELECT $id, key, $author, $at, $text, $digest FROM comment_threads WHERE id = $thread`)
    this.#changeText = database.prepare('UPDATE comments SET text = ?, edited_at = ? WHERE id = ?')
    this.#changeThread = database.prepare(`
      UPDATE comment_threads SET is_blocking = $isBlocking, status = $status, resolved_by = $by, resolved_at = $at
      WHERE id = $id`)
  }

  list(articleId: string): StoredThread[] {
    return this.#ofArticle.all(articleId).map((columns) => this.#toThread(columns))
  }

  of(commentId: string): StoredThread | null {
    const columns = this.#ofComment.get(commentId)
    return columns === undefined ? null : this.#toThread(columns)
  }

  add(wanted: CommentToAdd, limits: CommentLimits): AddCommentResult {
    return transaction(this.#database, () => this.#add(wanted, limits))
  }

  change(commentId: string, { text, isBlocking, status, seen, audit }: CommentChange): StoredThread | null {
    return transaction(this.#database, () => {
      const thread = this.of(commentId)
      if (!thread || thread.isBlocking !== seen.isBlocking || thread.status !== seen.status) return null
      const comment = thread.comments.find(({ id }) => id === commentId)
      if (text && comment) {
        this.#changeText.run(text.text, text.editedAt, commentId)
        this.#tell(comment, text.mentions, [], text.editedAt)
      }
      if (status || isBlocking !== undefined) {
        const { resolvedBy, resolvedAt } = thread
        const resolved = status?.to === 'resolved' ? status : { by: resolvedBy, at: resolvedAt }
        const isOpen = (status?.to ?? thread.status) === 'open'
        this.#changeThread.run({
          $id: thread.id,
          $isBlocking: Number(isBlocking ?? thread.isBlocking),
          $status: isOpen ? 'open' : 'resolved',
          $by: isOpen ? null : resolved.by,
          $at: isOpen ? null : resolved.at,
        })
      }
      if (audit) this.#audit.add(audit)
      return this.of(commentId)
    })
  }

  #add({ article, comment, to, mentions }: CommentToAdd, limits: CommentLimits): AddCommentResult {
    const { id, author, at, text, digest } = comment
    const there = this.of(id)
    if (there) {
      const same = there.comments.find((each) => each.id === id)
      const isSame = there.article === article && same?.author === author && same.digest === digest
      return isSame ? { ok: true, isNew: false, thread: there } : { ok: false, reason: 'idTaken' }
    }
    const amounts = this.#amounts.get(article)
    const thread = typeof to === 'string' ? this.of(to) : null
    const isThere = typeof to !== 'string' || (thread?.id === to && thread.article === article)
    if (!amounts || !isThere) return { ok: false, reason: 'missing' }
    const quote = typeof to === 'string' ? '' : to.quote
    if (Number(amounts['text']) + text.length + quote.length > limits.textAnArticle)
      return { ok: false, reason: 'textAnArticle' }
    if (thread && thread.comments.length >= limits.commentsAThread)
      return { ok: false, reason: 'commentsAThread' }
    if (typeof to !== 'string') {
      if (Number(amounts['threads']) >= limits.threadsAnArticle)
        return { ok: false, reason: 'threadsAnArticle' }
      this.#begin.run({
        $id: id,
        $article: article,
        $root: to.anchor.root,
        $ids: JSON.stringify(to.anchor.ids),
        $suggestion: to.anchor.suggestion,
        $quote: to.quote,
        $isBlocking: Number(to.isBlocking),
      })
    }
    const $thread = typeof to === 'string' ? to : id
    this.#insert.run({ $id: id, $thread, $author: author, $at: at, $text: text, $digest: digest })
    this.#tell(comment, mentions, thread?.comments ?? [], at)
    const added = this.of(id)
    if (!added) throw new Error('a comment that was just written is not there')
    return { ok: true, isNew: true, thread: added }
  }

  /** Whom a comment concerns, each once: who is mentioned, and who wrote before. */
  #tell(
    { id, author }: Pick<StoredComment, 'id' | 'author'>,
    mentions: readonly string[],
    before: readonly StoredComment[],
    at: number,
  ): void {
    const told = new Map([
      ...before.map((comment) => [comment.author, 'reply'] as const),
      ...mentions.map((person) => [person, 'mention'] as const),
    ])
    told.delete(author)
    for (const [person, kind] of told) this.#notifications.addOfComment(person, id, kind, at)
  }

  #toThread({ key, root, ids, suggestion, is_blocking, ...rest }: Columns): StoredThread {
    return {
      ...(rest as Omit<StoredThread, 'anchor' | 'isBlocking' | 'comments'>),
      anchor: {
        root: String(root),
        ids: JSON.parse(String(ids)) as StoredThread['anchor']['ids'],
        suggestion: suggestion === null ? null : String(suggestion),
      },
      isBlocking: is_blocking === 1,
      comments: this.#comments.all(Number(key)) as unknown as StoredComment[],
    }
  }
}
