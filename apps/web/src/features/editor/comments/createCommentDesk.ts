import type { Person } from '@stet/protocol'
import type { EditorHandle } from '../EditorHandle.ts'
import { showRail } from '../rail/showRail.ts'
import type { ArticleSession } from '../session/ArticleSession.ts'
import { commentCalls } from './commentCalls.ts'
import { CommentDesk } from './CommentDesk.ts'
import { indexedDbCommentStore } from './indexedDbCommentStore.ts'

/** The comments of the article on screen, with this browser's clock, ids and store. */
export function createCommentDesk(
  { view, binding, onUpdate }: EditorHandle,
  { doc, metadata }: ArticleSession,
  me: Person,
  onKept: (isKept: boolean) => void,
): CommentDesk {
  return new CommentDesk({
    articleId: metadata.id,
    me,
    doc,
    view,
    binding,
    onUpdate,
    store: indexedDbCommentStore(),
    calls: commentCalls(metadata.id),
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
    clock: () => Date.now(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onKept,
    onSign: () => showRail('comments'),
  })
}
