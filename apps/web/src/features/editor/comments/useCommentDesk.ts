import { useContext } from 'react'
import type { CommentDesk } from './CommentDesk.ts'
import { CommentsContext } from './CommentsContext.ts'

/** The desk of comments; below `CommentsContext` with loaded comments only. */
export function useCommentDesk(): CommentDesk {
  const desk = useContext(CommentsContext)?.comments?.desk
  if (!desk) throw new Error('useCommentDesk needs comments in CommentsContext')
  return desk
}
