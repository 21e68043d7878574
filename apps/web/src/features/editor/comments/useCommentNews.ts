import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import { writtenText } from './mentionText.ts'
import type { CommentWords } from './useCommentWords.ts'

/** Reads what others write while the comments are open. */
export function useCommentNews(words: CommentWords, onSaid: (text: string) => void): void {
  const { t } = useTranslation('comments')
  const { threads } = useCommentDesk().talk
  const known = useRef<ReadonlySet<string> | null>(null)
  const look = useEffectEvent(() => {
    const before = known.current
    const comments = threads.get().flatMap(({ comments: all }) => all)
    known.current = new Set(comments.map(({ id }) => id))
    // What was there before anybody looked is no news.
    if (before === null || before.size === 0) return
    const news = threads
      .get()
      .flatMap(({ comments: all }) => all.map((comment, index) => ({ comment, index })))
      .findLast(({ comment }) => !before.has(comment.id) && !words.isMe(comment.author))
    if (!news) return
    const { author, text, mentions } = news.comment
    const values = { name: words.nameOf(author), text: writtenText(text, mentions, t('card.unknown')) }
    onSaid(t(news.index === 0 ? 'announce.came' : 'announce.answered', values))
  })
  // With the drawing: what comes after it is news.
  useLayoutEffect(() => {
    look()
    return threads.subscribe(() => look())
  }, [threads])
}
