import { useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { type CommentDraft, type DraftTarget, keyOfDraft } from './CommentDraft.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import styles from './Answering.module.css'
import { Composer } from './Composer.tsx'

/** Props of `Answering`. */
export interface AnsweringProps {
  readonly target: Extract<DraftTarget, { kind: 'answer' | 'card' }>
  /** Shows where one can write, also before somebody does. */
  readonly isOffered: boolean
  readonly tabIndex: 0 | -1
  /** `text`: as it is stored. */
  readonly onSend: (draft: CommentDraft, text: string) => void
  /** Sends it as the reason for which the suggestion is rejected; offered to those who may. */
  readonly onReject?: ((draft: CommentDraft, text: string) => void) | undefined
  /** The field is left; the keys go back to the card. */
  readonly onLeave: () => void
}

/** The place for an answer: a line that becomes a field; one with something in it stays a field. */
export function Answering({ target, isOffered, tabIndex, onSend, onReject, onLeave }: AnsweringProps) {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const key = keyOfDraft(target)
  const writing = useSyncExternalStore(desk.writing.subscribe, desk.writing.get)
  useSyncExternalStore(desk.drafts.keys.subscribe, desk.drafts.keys.get)
  const draft = desk.drafts.get(key)
  if (draft === null || (writing !== key && draft.text.trim() === '')) {
    if (!isOffered) return null
    return (
      <button
        type="button"
        className={styles.offer}
        tabIndex={tabIndex}
        aria-keyshortcuts="C"
        data-testid="answer-button"
        onClick={() => desk.write(target)}
      >
        {t('write.placeholderAnswer')}
      </button>
    )
  }
  return (
    <Composer
      draft={draft}
      label={t('write.answer')}
      placeholder={t('write.placeholderAnswer')}
      sendLabel={t('write.sendAnswer')}
      takesFocus={writing === key}
      onSend={onSend}
      {...(onReject ? { sendAnd: { label: t('write.reject'), onSend: onReject } } : {})}
      onLeave={() => {
        desk.leaveDraft(key)
        onLeave()
      }}
      onDiscard={onLeave}
    />
  )
}
