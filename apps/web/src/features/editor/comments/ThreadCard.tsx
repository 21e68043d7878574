import { Check, Link2Off, OctagonAlert, RotateCcw } from 'lucide-react'
import { memo, useRef } from 'react'
import type { MessageKey } from '../../../i18n/Messages.ts'
import { type Translation, useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CardActions, type ShownAction } from '../rail/CardActions.tsx'
import { CardFrame, type CardPlace } from '../rail/CardFrame.tsx'
import { Answering } from './Answering.tsx'
import { useCommentDesk } from './useCommentDesk.ts'
import { writtenText } from './mentionText.ts'
import type { ShownThread } from './ShownThread.ts'
import look from '../rail/cardLook.module.css'
import styles from './ThreadCard.module.css'
import { ThreadComment } from './ThreadComment.tsx'
import { ThreadSubject } from './ThreadSubject.tsx'
import { shownAnswers, subjectOf } from './threadParts.ts'
import type { CommentWords } from './useCommentWords.ts'
import { WaitSign } from './WaitSign.tsx'

/** Props of `ThreadCard`. */
export interface ThreadCardProps extends CardPlace {
  readonly thread: ShownThread
  /** What it is about is not in the text any more. */
  readonly isLost: boolean
  readonly words: CommentWords
  readonly canComment: boolean
  /** May make it block, or block no more. */
  readonly canBlock: boolean
  readonly maySettle: boolean
  readonly onChoose: (thread: ShownThread) => void
  /** Resolves, or opens again. */
  readonly onSettle: (thread: ShownThread) => void
  /** Goes to the suggestion that it is about; null where there is none. */
  readonly onSuggestion: (() => void) | null
}

/** One thread: what it is about, who said what, and what to say to it. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const {
    thread,
    isLost,
    words,
    canComment,
    canBlock,
    maySettle,
    onChoose,
    onSettle,
    onSuggestion,
    ...place
  } = props
  const { isActive, isStop } = place
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const head = useRef<HTMLButtonElement>(null)
  const [first] = thread.comments
  if (!first) return null
  const { answers, hidden } = shownAnswers(thread, isActive)
  const tabIndex = isStop ? 0 : -1
  const isOpen = thread.status === 'open'
  const actions: ShownAction<'block' | 'settle'>[] = []
  if (canBlock && isOpen && (isActive || thread.isBlocking))
    actions.push({
      name: 'block',
      label: t('card.block'),
      look: { icon: OctagonAlert, className: styles.action },
      isPressed: thread.isBlocking,
    })
  if (maySettle)
    actions.push({
      name: 'settle',
      label: t(isOpen ? 'card.resolve' : 'card.reopen'),
      look: { icon: isOpen ? Check : RotateCcw, shortcut: 'E', className: styles.action },
    })
  const back = (): void => head.current?.focus({ preventScroll: true })
  return (
    <CardFrame
      {...place}
      id={thread.id}
      desk={desk}
      label={labelOf(thread, words, t)}
      color={words.colorOf(first.author)}
      className={styles.card}
      data-thread={thread.id}
      data-status={thread.status}
      data-lost={isLost || undefined}
      button={head}
      onChoose={() => onChoose(thread)}
      head={
        <>
          <span className={look.who}>
            <span className={look.name}>{words.nameOf(first.author)}</span>{' '}
            <span className={look.time}>{words.timeOf(first.at)}</span>
          </span>{' '}
          <ThreadSubject thread={thread} isWhole={isLost} />
        </>
      }
    >
      {thread.isBlocking && (
        <p className={styles.blocking}>
          <OctagonAlert aria-hidden="true" />
          {t('card.blocking')}
        </p>
      )}
      {isLost && (
        <p className={styles.lost}>
          <Link2Off aria-hidden="true" />
          {t('card.lost')}
        </p>
      )}
      {/* A click anywhere on what is said chooses the card; for the keys there is the head. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.said}
        onClick={() => {
          if (!isActive && getSelection()?.isCollapsed === true) onChoose(thread)
        }}
      >
        <ThreadComment
          comment={first}
          words={words}
          isHeadless
          mayEdit={canComment && isActive}
          tabIndex={tabIndex}
          onLeave={back}
        />
        {hidden > 0 && <p className={styles.hidden}>{t('card.more', { count: hidden })}</p>}
        {answers.map((comment) => (
          <ThreadComment
            key={comment.id}
            comment={comment}
            words={words}
            mayEdit={canComment && isActive}
            tabIndex={tabIndex}
            onLeave={back}
          />
        ))}
      </div>
      {!isOpen && (
        <p className={styles.settled}>
          <Check aria-hidden="true" />
          {t('card.resolvedBy', {
            name: thread.resolvedBy ? words.nameOf(thread.resolvedBy) : t('card.unknown'),
            time: thread.resolvedAt === null ? '' : words.timeOf(thread.resolvedAt),
          })}
        </p>
      )}
      <div className={styles.below}>
        {onSuggestion && isActive && (
          <Button size="small" look="bare" tabIndex={tabIndex} onClick={onSuggestion}>
            {t('card.toSuggestion')}
          </Button>
        )}
        <WaitSign wait={thread.wait} waiting={thread.waiting} />
        {canComment && isOpen && (
          <Answering
            target={{ kind: 'answer', thread: thread.id }}
            isOffered={isActive}
            tabIndex={tabIndex}
            onSend={(draft, text) => {
              desk.send(draft, text)
              back()
            }}
            onLeave={back}
          />
        )}
      </div>
      <CardActions
        actions={actions}
        isStop={isStop}
        onAct={(action) => {
          if (action === 'settle') onSettle(thread)
          else desk.talk.setBlocking(thread.id, !thread.isBlocking)
        }}
      />
    </CardFrame>
  )
})

type Say = Translation<MessageKey<'comments'>>['t']

/** The whole thread in a sentence, for who hears it; what is seen of it in the same words. */
function labelOf(thread: ShownThread, { nameOf, timeOf }: CommentWords, t: Say): string {
  const { comments } = thread
  const [first] = comments
  if (!first) return ''
  const { kind, quote } = subjectOf(thread)
  const said = t('card.label', {
    name: nameOf(first.author),
    time: timeOf(first.at),
    subject: [kind && t(`card.${kind}`), quote && t('card.quoted', { quote })].filter(Boolean).join(' '),
    text: writtenText(first.text, first.mentions, t('card.unknown')),
  })
  const answers = comments.length - 1
  return answers === 0 ? said : `${said} – ${t('card.answers', { count: answers })}`
}
