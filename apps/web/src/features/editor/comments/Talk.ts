import type { CommentPatch, Person, ServerEvent } from '@stet/protocol'
import { Observable } from '../Observable.ts'
import type { CommentCalls } from './commentCalls.ts'
import type { CommentStore } from './CommentStore.ts'
import { Outbox } from './Outbox.ts'
import { type ShownThread, shownThreads } from './ShownThread.ts'
import { ThreadBook } from './ThreadBook.ts'
import type { CommentChange } from './WaitingComment.ts'

/** What the threads of an article are read from and sent to. */
export interface TalkParts {
  readonly articleId: string
  readonly me: Person
  readonly store: CommentStore
  readonly calls: CommentCalls
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Calls back after so many milliseconds; answers with what takes it back. */
  readonly later: (run: () => void, ms: number) => () => void
  /** Whoever may be named in what waits here, by id. */
  readonly people: ReadonlyMap<string, Person>
}

/** What people said about an article: the threads that the server has, and what waits here until it has that too. */
export class Talk {
  /** As they are shown: what waits here included. */
  readonly threads = new Observable<readonly ShownThread[]>([])
  readonly outbox: Outbox
  private readonly parts: TalkParts
  private readonly book = new ThreadBook()

  constructor(parts: TalkParts) {
    const { articleId, me, store, calls, later } = parts
    this.parts = parts
    this.outbox = new Outbox({
      userId: me.id,
      articleId,
      store,
      later,
      send: async ({ change }) => {
        const sentAt = this.book.moment()
        const result = await calls.send(change)
        if (result.kind === 'done') this.book.answer(result.thread, sentAt)
        return result
      },
    })
  }

  /** Follows the server and what waits, until what it answers with is called. */
  begin(): () => void {
    const stops = [
      this.book.threads.subscribe(this.show),
      this.outbox.waiting.subscribe(this.show),
      this.outbox.isStuck.subscribe(this.show),
      this.outbox.begin(),
    ]
    this.show()
    void this.load()
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Something happened on the server. */
  take(event: ServerEvent): void {
    if (event.type === 'comments-changed' && event.id === this.parts.articleId) {
      this.book.hear(event.thread)
      this.keep()
    }
    // Something may have been missed while the line was down.
    if (event.type === 'state') {
      void this.load()
      this.outbox.flush()
    }
  }

  /** The threads about a suggestion, the oldest first. */
  threadsOn(suggestion: string): readonly ShownThread[] {
    return this.threads.get().filter(({ anchor }) => anchor.suggestion === suggestion)
  }

  setStatus(id: string, status: 'open' | 'resolved'): void {
    this.change(id, { status })
  }

  setBlocking(id: string, isBlocking: boolean): void {
    this.change(id, { isBlocking })
  }

  /** Changes a thread or a comment. */
  change(id: string, json: CommentPatch): void {
    this.post(`patch ${this.parts.newId()}`, { kind: 'patch', id, json })
  }

  /** Sends something; `key`: by which it is known while it waits. */
  post(key: string, change: CommentChange): void {
    const { me, articleId, clock } = this.parts
    this.outbox.add({ key, userId: me.id, articleId, at: clock(), change, refusal: null })
  }

  private readonly show = (): void => {
    const { articleId, me, people } = this.parts
    const threads = this.book.threads.get()
    const known = new Map(
      [
        ...people.values(),
        ...threads.flatMap(({ comments }) => comments.flatMap((one) => [one.author, ...one.mentions])),
      ].map((person) => [person.id, person]),
    )
    this.threads.set(
      shownThreads(threads, this.outbox.waiting.get(), {
        articleId,
        me,
        people: (id) => known.get(id) ?? { id, name: '' },
        waitOf: this.outbox.waitOf,
      }),
    )
  }

  private async load(): Promise<void> {
    const { calls, store, me, articleId } = this.parts
    const askedAt = this.book.moment()
    try {
      this.book.replace((await calls.list()).threads, askedAt)
      this.keep()
    } catch {
      if (this.book.threads.get().length > 0) return
      const kept = await store.keptThreads(me.id, articleId).catch(() => undefined)
      if (kept) this.book.replace(kept.threads, askedAt)
    }
  }

  private keep(): void {
    const { store, me, articleId } = this.parts
    void store
      .keepThreads({ userId: me.id, articleId, threads: this.book.threads.get() })
      .catch(() => undefined)
  }
}
