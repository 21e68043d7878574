import {
  type Comment,
  commentPatchSchema,
  newCommentSchema,
  type NewComment,
  type Person,
  problemType,
  type ServerEvent,
  type Thread,
} from '@stet/protocol'
import type { EventStream } from '../../../../api/createEventStream.ts'

const ANNA: Person = { id: 'anna', name: 'Anna Arndt' }
const BEN: Person = { id: 'ben', name: 'Ben Berg' }
const PEOPLE: readonly Person[] = [
  ANNA,
  BEN,
  { id: 'cem', name: 'Cem Çelik' },
  { id: 'eva', name: 'Éva Kiss' },
]

/**
 * The calls about comments and their events in memory, for a page of Anna's: takes the place of `fetch` between `begin` and
 * what that answers with. Everything else that is asked is not found.
 */
export class FakeCommentServer {
  readonly articleId: string
  /** In the order in which they were begun. */
  readonly threads = new Map<string, Thread>()
  /** What was sent, in order: method, path and JSON. */
  readonly asked: { readonly method: string; readonly path: string; readonly json: unknown }[] = []
  /** `down`: nobody answers. `refusing`: what is written is refused. */
  mode: 'up' | 'down' | 'refusing' = 'up'
  private readonly listeners = new Set<(event: ServerEvent) => void>()
  private time = Date.parse('2026-11-24T12:00:00.000Z')

  constructor(articleId: string) {
    this.articleId = articleId
  }

  begin(): () => void {
    const fetch = window.fetch.bind(window)
    window.fetch = async (input, options) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href)
      if (!url.pathname.startsWith('/api/')) return fetch(input, options)
      if (this.mode === 'down') throw new TypeError('Failed to fetch')
      const json: unknown = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined
      return this.answer(options?.method ?? 'GET', url.pathname, json)
    }
    return () => {
      window.fetch = fetch
    }
  }

  /** What the page hears of it. */
  readonly events: EventStream = {
    status: () => 'connected',
    subscribe: (listener) => {
      this.listeners.add(listener)
      return () => this.listeners.delete(listener)
    },
    subscribeToStatus: () => () => undefined,
    setPaused: () => undefined,
    open: () => undefined,
    close: () => undefined,
  }

  /** A colleague writes a comment, and everybody hears of it. */
  write(json: NewComment, author = BEN): Thread {
    const thread = this.add(json, author)
    this.tell(thread)
    return thread
  }

  /** A colleague changes a thread, and everybody hears of it. */
  change(id: string, patch: Partial<Thread>): void {
    const thread = this.threads.get(id)
    if (!thread) throw new Error(`There is no thread ${id}`)
    this.threads.set(id, { ...thread, ...patch })
    this.tell({ ...thread, ...patch })
  }

  /** The line was down and is up again. */
  reconnect(): void {
    for (const listener of this.listeners)
      listener({ type: 'state', storageTrouble: null, people: {}, unread: 0 })
  }

  private tell(thread: Thread): void {
    for (const listener of this.listeners) listener({ type: 'comments-changed', id: this.articleId, thread })
  }

  private answer(method: string, path: string, json: unknown): Response {
    this.asked.push({ method, path, json })
    if (path.endsWith('/mentionable')) return answerOf(200, { people: PEOPLE })
    if (method === 'GET' && path === `/api/articles/${this.articleId}/comments`)
      return answerOf(200, { threads: [...this.threads.values()] })
    if (method !== 'GET' && this.mode === 'refusing')
      return problemOf(403, 'forbidden', 'You may not do this.')
    if (method === 'POST' && path.endsWith('/comments')) {
      const thread = this.add(newCommentSchema.parse(json), ANNA)
      this.tell(thread)
      return answerOf(201, { thread })
    }
    const [, id] = /^\/api\/comments\/(.+)$/.exec(path) ?? []
    const thread = [...this.threads.values()].find(({ comments }) => comments.some((one) => one.id === id))
    if (method !== 'PATCH' || !thread) return problemOf(404, 'not-found', 'There is no such thing.')
    const { text, status, isBlocking } = commentPatchSchema.parse(json)
    const next: Thread = {
      ...thread,
      isBlocking: isBlocking ?? thread.isBlocking,
      status: status ?? thread.status,
      resolvedBy: status === 'resolved' ? ANNA : null,
      resolvedAt: status === 'resolved' ? this.now() : null,
      comments: thread.comments.map((one) =>
        one.id === id && text !== undefined
          ? { ...one, text, mentions: mentionsIn(text), editedAt: this.now() }
          : one,
      ),
    }
    this.threads.set(thread.id, next)
    this.tell(next)
    return answerOf(200, { thread: next })
  }

  private add(json: NewComment, author: Person): Thread {
    const { id, text } = json
    const comment: Comment = { id, author, at: this.now(), text, mentions: mentionsIn(text), editedAt: null }
    const known = this.threads.get('thread' in json ? json.thread : id)
    if ('thread' in json && !known) throw new Error(`There is no thread ${json.thread}`)
    if (known?.comments.some((one) => one.id === id)) return known
    const thread: Thread =
      'anchor' in json
        ? {
            id,
            article: this.articleId,
            anchor: json.anchor,
            quote: json.quote,
            where: null,
            isBlocking: json.isBlocking ?? false,
            status: 'open',
            resolvedBy: null,
            resolvedAt: null,
            comments: [comment],
          }
        : { ...known!, comments: [...known!.comments, comment] }
    this.threads.set(thread.id, thread)
    return thread
  }

  private now(): string {
    this.time += 60_000
    return new Date(this.time).toISOString()
  }
}

function mentionsIn(text: string): Person[] {
  const ids = new Set([...text.matchAll(/@\[([^\]]+)\]/gu)].map(([, id]) => id))
  return PEOPLE.filter(({ id }) => ids.has(id))
}

function answerOf(status: number, json: unknown): Response {
  return Response.json(json, { status })
}

function problemOf(status: number, name: 'forbidden' | 'not-found', detail: string): Response {
  return answerOf(status, { type: problemType(name), title: name, status, detail })
}
