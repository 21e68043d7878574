import type { Comment, Person, Thread } from '@stet/protocol'
import type { CommentChange, Wait, WaitingComment } from './WaitingComment.ts'

/** A comment as it is shown: perhaps not with the server yet. */
export interface ShownComment extends Comment {
  /** Null: the server has it as it is shown. */
  readonly wait: Wait | null
  /** What waits: the comment itself or its new words; null for nothing. */
  readonly waiting: WaitingComment | null
}

/** A thread as it is shown: as the server has it, and with what this person did since. */
export interface ShownThread extends Omit<Thread, 'comments'> {
  readonly comments: readonly ShownComment[]
  /** The same for what was done with the thread as a whole. */
  readonly wait: Wait | null
  readonly waiting: WaitingComment | null
}

/** Who writes, for what the server would fill in. */
export interface Surroundings {
  readonly articleId: string
  readonly me: Person
  readonly people: (id: string) => Person
  /** How the sending of something goes. */
  readonly waitOf: (waiting: WaitingComment) => Wait
}

/**
 * The threads as their reader expects them: what the server said, then what waits here, in the order in which it was
 * done. What the server has by now changes nothing a second time.
 */
export function shownThreads(
  threads: readonly Thread[],
  waiting: readonly WaitingComment[],
  around: Surroundings,
): readonly ShownThread[] {
  const shown = new Map(threads.map((thread) => [thread.id, asShown(thread)]))
  for (const one of waiting) {
    const { id, thread } = changed(shown, one, around) ?? {}
    if (id !== undefined && thread) shown.set(id, thread)
  }
  return [...shown.values()]
}

function asShown(thread: Thread): ShownThread {
  const comments = thread.comments.map((comment) => ({ ...comment, wait: null, waiting: null }))
  return { ...thread, comments, wait: null, waiting: null }
}

interface Changed {
  readonly id: string
  readonly thread: ShownThread
}

function changed(
  shown: ReadonlyMap<string, ShownThread>,
  waiting: WaitingComment,
  around: Surroundings,
): Changed | null {
  const { change } = waiting
  if (change.kind === 'patch') return patched(shown, waiting, change, around)
  const { json } = change
  const comment = commentOf(waiting, json, around)
  if ('thread' in json) {
    const thread = shown.get(json.thread)
    if (!thread || thread.comments.some(({ id }) => id === json.id)) return null
    return { id: thread.id, thread: { ...thread, comments: [...thread.comments, comment] } }
  }
  if (shown.has(json.id)) return null
  const thread: ShownThread = {
    id: json.id,
    article: around.articleId,
    anchor: json.anchor,
    quote: json.quote,
    where: null,
    isBlocking: json.isBlocking ?? false,
    status: 'open',
    resolvedBy: null,
    resolvedAt: null,
    comments: [comment],
    wait: null,
    waiting: null,
  }
  return { id: thread.id, thread }
}

function commentOf(
  waiting: WaitingComment,
  { id, text }: { readonly id: string; readonly text: string },
  { me, people, waitOf }: Surroundings,
): ShownComment {
  const at = new Date(waiting.at).toISOString()
  const mentions = mentionedIn(text).map(people)
  return { id, author: me, at, text, mentions, editedAt: null, wait: waitOf(waiting), waiting }
}

function patched(
  shown: ReadonlyMap<string, ShownThread>,
  waiting: WaitingComment,
  { id, json }: Extract<CommentChange, { kind: 'patch' }>,
  around: Surroundings,
): Changed | null {
  const thread = [...shown.values()].find(({ comments }) => comments.some((comment) => comment.id === id))
  if (!thread) return null
  const wait = around.waitOf(waiting)
  const { text, status, isBlocking } = json
  const comments = thread.comments.map((comment): ShownComment => {
    if (comment.id !== id || text === undefined) return comment
    // What the server did not take does not count: the words stay, and the others are offered.
    if (wait === 'refused') return { ...comment, wait, waiting }
    return { ...comment, text, mentions: mentionedIn(text).map(around.people), wait, waiting }
  })
  const isAboutThread = status !== undefined || isBlocking !== undefined
  if (!isAboutThread) return { id: thread.id, thread: { ...thread, comments } }
  if (wait === 'refused') return { id: thread.id, thread: { ...thread, comments, wait, waiting } }
  const isResolved = status === 'resolved'
  return {
    id: thread.id,
    thread: {
      ...thread,
      comments,
      isBlocking: isBlocking ?? thread.isBlocking,
      ...(status && {
        status,
        resolvedBy: isResolved ? around.me : null,
        resolvedAt: isResolved ? new Date(waiting.at).toISOString() : null,
      }),
      wait,
      waiting,
    },
  }
}

/** Whom a text mentions, by id, each once. */
function mentionedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/@\[([^\]]+)\]/gu)].map((found) => found[1] ?? ''))]
}
