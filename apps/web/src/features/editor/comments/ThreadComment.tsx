import { Pencil } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { keyOfDraft } from './CommentDraft.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import { CommentText } from './CommentText.tsx'
import { Composer } from './Composer.tsx'
import { writtenText } from './mentionText.ts'
import type { ShownComment } from './ShownThread.ts'
import styles from './ThreadComment.module.css'
import type { CommentWords } from './useCommentWords.ts'
import { WaitSign } from './WaitSign.tsx'

/** Props of `ThreadComment`. */
export interface ThreadCommentProps {
  readonly comment: ShownComment
  readonly words: CommentWords
  /** Its author may change it here. */
  readonly mayEdit: boolean
  /** Who and when stand above it already. */
  readonly isHeadless?: boolean
  readonly tabIndex: 0 | -1
  /** The field is left; the keys go back to the card. */
  readonly onLeave: () => void
}

/** One comment of a thread: who, when, what, and whether the server has it. */
export function ThreadComment(props: ThreadCommentProps) {
  const { comment, words, mayEdit, isHeadless = false, tabIndex, onLeave } = props
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const { nameOf, timeOf, isMe } = words
  const target = { kind: 'edit', comment: comment.id } as const
  const key = keyOfDraft(target)
  const writing = useSyncExternalStore(desk.writing.subscribe, desk.writing.get)
  const draft = writing === key ? desk.drafts.get(key) : null
  const edit = (): void =>
    desk.write(target, writtenText(comment.text, comment.mentions, t('card.unknown')), comment.mentions)
  return (
    <div className={styles.comment}>
      {!isHeadless && (
        <p className={styles.head}>
          <span className={styles.name}>{nameOf(comment.author)}</span>{' '}
          <span className={styles.time}>{timeOf(comment.at)}</span>
        </p>
      )}
      {draft === null ? (
        <>
          <CommentText comment={comment} />
          {comment.editedAt !== null && (
            <span className={styles.edited} title={t('card.editedAt', { time: timeOf(comment.editedAt) })}>
              {t('card.edited')}
            </span>
          )}
          {mayEdit && isMe(comment.author) && (
            <IconButton
              label={t('card.edit')}
              icon={<Pencil aria-hidden="true" />}
              className={styles.edit ?? ''}
              tabIndex={tabIndex}
              onClick={edit}
            />
          )}
        </>
      ) : (
        <Composer
          draft={draft}
          label={t('write.edit')}
          placeholder={t('write.edit')}
          sendLabel={t('write.save')}
          takesFocus
          onSend={(sent, text) => {
            if (text === comment.text) desk.discardDraft(key)
            else desk.send(sent, text)
            onLeave()
          }}
          onLeave={() => {
            desk.leaveDraft(key)
            onLeave()
          }}
          onDiscard={onLeave}
        />
      )}
      <WaitSign wait={comment.wait} waiting={comment.waiting} />
    </div>
  )
}
