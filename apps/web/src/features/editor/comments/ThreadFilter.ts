import type { ShownThread } from './ShownThread.ts'

/** Whose threads are shown. `mine`: begun or answered by this person, or they are mentioned in it. */
export const THREAD_PARTS = ['all', 'mine', 'mentions', 'blocking'] as const
export type ThreadPart = (typeof THREAD_PARTS)[number]

/** Whether a thread passes. */
export function passesPart(thread: ShownThread, part: ThreadPart, me: string): boolean {
  if (part === 'all') return true
  if (part === 'blocking') return thread.isBlocking
  const isMine = part === 'mine' && thread.comments.some(({ author }) => author.id === me)
  return isMine || isMentioned(thread, me)
}

function isMentioned({ comments }: ShownThread, me: string): boolean {
  return comments.some(({ mentions }) => mentions.some(({ id }) => id === me))
}
