import { createHash } from 'node:crypto'
import type { CommentPatch, NewComment, Person, Thread } from '@stet/protocol'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { presentInList } from '../articles/presentArticle.ts'
import { roomProblem } from '../articles/roomProblem.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import { can } from '../permissions.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { CommentToAdd, StoredThread } from '../storage/StoredComment.ts'
import { changeOf, MAY_NOT_BLOCK } from './changeOf.ts'
import { noSuchComment } from './findComment.ts'
import { COMMENT_LIMITS, REFUSALS } from './COMMENT_LIMITS.ts'
import { mentionsIn } from './mentionsIn.ts'
import { presentThreads } from './presentThreads.ts'
import { wrongAnchors } from './wrongAnchors.ts'

interface Writer {
  readonly id: string
  readonly role: string
}

/** Reads and writes the comments of articles, and tells of every change. */
export class CommentDesk {
  readonly #parts: ArticleParts

  constructor(parts: ArticleParts) {
    this.#parts = parts
  }

  async list(articleId: string): Promise<readonly Thread[]> {
    return this.#present(articleId, await this.#parts.store.listThreads(articleId))
  }

  /** `isNew`: false when the same had arrived before. Throws a refusal that names what is wrong. */
  async add(
    row: ArticleRow,
    wanted: NewComment,
    writer: Writer,
  ): Promise<{ readonly isNew: boolean; readonly thread: Thread }> {
    const { store, now } = this.#parts
    const comment = {
      id: wanted.id,
      author: writer.id,
      at: now(),
      text: wanted.text.toWellFormed(),
      digest: digestOf(wanted),
    }
    const to = 'thread' in wanted ? wanted.thread : firstOf(wanted)
    // What came before was looked at then.
    if (!(await store.threadOf(wanted.id))) await this.#check(row, wanted, writer)
    const result = await store.addComment(
      { article: row.id, comment, to, mentions: mentionsIn(comment.text) },
      COMMENT_LIMITS,
    )
    if (!result.ok) throw REFUSALS[result.reason]()
    if (!result.isNew) return { isNew: false, thread: await this.#presentOne(result.thread) }
    const thread = await this.#tell(row, result.thread, !('thread' in wanted))
    const wrote = result.thread.comments.map((each) => each.author)
    await this.#notify([...wrote, ...mentionsIn(comment.text)], writer.id)
    return { isNew: true, thread }
  }

  /** Throws a refusal that names what is wrong. */
  async change(
    row: ArticleRow,
    thread: StoredThread,
    commentId: string,
    patch: CommentPatch,
    actor: Writer,
  ): Promise<Thread> {
    const { store, now } = this.#parts
    this.#checkMentions(patch.text ?? '', row)
    for (let seen: StoredThread | null = thread; seen; seen = await store.threadOf(commentId)) {
      const change = changeOf(seen, commentId, patch, { actor, article: row, at: now() })
      if (!change) return this.#presentOne(seen)
      // Null: somebody else has settled it meanwhile, and what this person may do is asked again.
      const changed = await store.changeComment(commentId, change)
      if (!changed) continue
      const isCounted = change.status !== undefined || change.isBlocking !== undefined
      const told = await this.#tell(row, changed, isCounted)
      if (change.text) await this.#notify(change.text.mentions, actor.id)
      return told
    }
    throw noSuchComment()
  }

  async #check(row: ArticleRow, wanted: NewComment, writer: Writer): Promise<void> {
    this.#checkMentions(wanted.text, row)
    if ('thread' in wanted) return
    if (wanted.isBlocking && !can(writer, 'setBlocking', row)) {
      const errors = [{ path: 'isBlocking', message: MAY_NOT_BLOCK }]
      throw new HttpProblem('forbidden', 'Your role may not change this.', errors)
    }
    const { rooms } = this.#parts
    const result = await rooms.read(row.id, (doc) => wrongAnchors(doc, wanted.anchor, writer.id))
    if (!result.ok && result.reason !== 'corrupt') throw roomProblem(result.reason)
    if (!result.ok || result.value.length === 0) return
    throw new HttpProblem('invalid-request', 'What the comment is about is not in the article.', result.value)
  }

  /** Whoever is mentioned is told: nobody of whom the article is kept, and nobody who is not there. */
  #checkMentions(text: string, row: ArticleRow): void {
    const mentioned = mentionsIn(text)
    if (mentioned.length === 0) return
    const people = new Map(this.#parts.accounts.people().map((person) => [person.id, person]))
    const errors = mentioned.flatMap((id) => {
      const person = people.get(id)
      if (person && can(person, 'readComments', row)) return []
      const who = person ? 'who may not read comments on this article' : 'who is nobody with an account here'
      return [{ path: 'text', message: `mentions ${id}, ${who}` }]
    })
    if (errors.length === 0) return
    throw new HttpProblem('invalid-request', 'The comment mentions people who cannot be told of it.', errors)
  }

  /** Tells everybody who may know; `isCounted`: the list has other numbers. */
  async #tell(row: ArticleRow, stored: StoredThread, isCounted: boolean): Promise<Thread> {
    const { store, events } = this.#parts
    const thread = await this.#presentOne(stored)
    events.publish({ type: 'comments-changed', id: row.id, thread }, row)
    const now = isCounted ? await store.getArticle(row.id) : null
    if (now) events.publish({ type: 'article-changed', article: presentInList(now, this.#parts) }, now)
    return thread
  }

  /** Tells people whom a comment of this person concerns how many they have not read. */
  #notify(people: readonly string[], author: string): Promise<void> {
    return this.#parts.notifier.tell(people.filter((id) => id !== author))
  }

  async #presentOne(stored: StoredThread): Promise<Thread> {
    const [thread] = await this.#present(stored.article, [stored])
    if (!thread) throw new Error('one thread was given and none came back')
    return thread
  }

  /** An article that cannot be read still has its comments: they stand nowhere. */
  async #present(articleId: string, threads: readonly StoredThread[]): Promise<readonly Thread[]> {
    const { rooms, accounts } = this.#parts
    const person = (id: string): Person => accounts.person(id) ?? { id, name: '' }
    const result = await rooms.read(articleId, (doc) => presentThreads(threads, doc, person))
    if (result.ok) return result.value
    if (result.reason === 'corrupt') return presentThreads(threads, null, person)
    throw roomProblem(result.reason)
  }
}

/** Tells what was sent from anything else under the same id. */
function digestOf(wanted: NewComment): string {
  const told =
    'thread' in wanted
      ? [wanted.thread, wanted.text]
      : [
          wanted.text,
          wanted.anchor.root,
          wanted.anchor.ids,
          wanted.anchor.suggestion,
          wanted.quote,
          wanted.isBlocking ?? false,
        ]
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url')
}

function firstOf({
  anchor,
  quote,
  isBlocking,
}: Exclude<NewComment, { thread: string }>): Exclude<CommentToAdd['to'], string> {
  return { anchor, quote: quote.toWellFormed(), isBlocking: isBlocking ?? false }
}
