import type { Card, Change } from '@stet/tracked-changes'
import { MessageSquareText } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { answering } from '../review/answering.ts'
import { Answering } from './Answering.tsx'
import type { CommentDraft } from './CommentDraft.ts'
import styles from './CardTalk.module.css'
import { useCommentDesk } from './useCommentDesk.ts'
import { ThreadComment } from './ThreadComment.tsx'
import { useCommentWords } from './useCommentWords.ts'

/** Props of `CardTalk`. */
export interface CardTalkProps {
  readonly card: Card
  /** Somebody looks at the card. */
  readonly isActive: boolean
  /** It is decided: what was said stays, and an answer needs a thread. */
  readonly isDecided: boolean
  readonly tabIndex: 0 | -1
  /** Rejects the suggestion, for the reason that was just written; only for those who may. */
  readonly onReject?: (() => void) | undefined
  /** The field is left; the keys go back to the card. */
  readonly onLeave: () => void
}

/** What was said to a suggestion, below it. */
export function CardTalk({ card, isActive, isDecided, tabIndex, onReject, onLeave }: CardTalkProps) {
  const { t } = useTranslation('comments')
  const { canComment } = useOpenArticle().metadata
  const desk = useCommentDesk()
  const words = useCommentWords()
  useSyncExternalStore(desk.talk.threads.subscribe, desk.talk.threads.get)
  const wanted = useSyncExternalStore(answering.subscribe, answering.get)
  const threads = desk.talk.threadsOn(card.id)
  const comments = threads.flatMap((thread) => thread.comments)
  const first = threads[0]?.id
  const target =
    first === undefined
      ? ({ kind: 'card', card: card.id } as const)
      : ({ kind: 'answer', thread: first } as const)
  const isWanted = wanted === card.id
  useEffect(() => {
    if (!isWanted) return
    answering.set(null)
    desk.write(first === undefined ? { kind: 'card', card: card.id } : { kind: 'answer', thread: first })
  }, [isWanted, desk, first, card.id])
  const send = (draft: CommentDraft, text: string): void => {
    if (draft.target.kind === 'card') desk.answerCard(card, quoteOf(card.change), text)
    else desk.send(draft, text)
  }
  const mayAnswer = canComment && (!isDecided || first !== undefined)
  if (comments.length === 0 && !mayAnswer) return null
  return (
    <div className={styles.talk} data-talk={card.id}>
      {comments.length > 0 && !isActive && (
        <p className={styles.count}>
          <MessageSquareText aria-hidden="true" />
          {t('card.answers', { count: comments.length })}
        </p>
      )}
      {isActive &&
        comments.map((comment) => (
          <ThreadComment
            key={comment.id}
            comment={comment}
            words={words}
            mayEdit={canComment}
            tabIndex={tabIndex}
            onLeave={onLeave}
          />
        ))}
      {mayAnswer && (
        <Answering
          target={target}
          isOffered={isActive && comments.length > 0}
          tabIndex={tabIndex}
          onSend={(draft, text) => {
            send(draft, text)
            onLeave()
          }}
          onReject={
            onReject &&
            ((draft, text) => {
              send(draft, text)
              onReject()
            })
          }
          onLeave={onLeave}
        />
      )}
    </div>
  )
}

/** What a suggestion is about, as its thread keeps it. */
function quoteOf(change: Change): string {
  if ('old' in change) return `${change.old} → ${change.now}`
  if ('text' in change && change.text !== '') return change.text
  return 'blocks' in change ? change.blocks.map(({ text }) => text).join('\n') : ''
}
