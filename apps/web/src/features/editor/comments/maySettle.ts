import type { ArticleMetadata } from '@stet/protocol'
import type { ShownThread } from './ShownThread.ts'

/** Whether this person may resolve a thread, open it again, or let it block no more, as the server says: who began it may. */
export function maySettle(
  { isBlocking, comments }: ShownThread,
  rights: Pick<ArticleMetadata, 'canComment' | 'canResolveComments' | 'canResolveBlocking'>,
  me: string,
): boolean {
  if (comments[0]?.author.id === me && rights.canComment) return true
  return isBlocking ? rights.canResolveBlocking : rights.canResolveComments
}
