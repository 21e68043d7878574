import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { showInSheet } from '../rail/showInSheet.ts'
import type { CommentDraft, ThreadDraft } from './CommentDraft.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import { Composer } from './Composer.tsx'
import styles from './DraftCard.module.css'
import { ThreadSubject } from './ThreadSubject.tsx'
import { shownQuote } from './threadParts.ts'
import { useDiscardDraft } from './useDiscardDraft.ts'

/** Props of `DraftCard`. */
export interface DraftCardProps {
  readonly draft: ThreadDraft
  readonly canBlock: boolean
  readonly isStop: boolean
  readonly onSend: (draft: CommentDraft, text: string) => void
  /** The person leaves it; whether what is written is kept. */
  readonly onLeave: (isKept: boolean) => void
}

/** A thread that somebody is about to begin, beside what it is about; left with something in it, it waits there. */
export function DraftCard({ draft: begun, canBlock, isStop, onSend, onLeave }: DraftCardProps) {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const discard = useDiscardDraft()
  const card = useRef<HTMLDivElement>(null)
  const writing = useSyncExternalStore(desk.writing.subscribe, desk.writing.get)
  const { key, target } = begun
  const isWriting = writing === key
  const draft = desk.drafts.get(key) ?? begun
  useLayoutEffect(() => {
    if (isWriting) showInSheet(card.current)
  }, [isWriting])
  const quote = shownQuote(target.quote)
  return (
    <div ref={card} className={styles.card} data-active={isWriting || undefined} data-draft={key}>
      <ThreadSubject thread={target} isWhole={false} />
      {isWriting ? (
        <Composer
          draft={draft}
          label={quote === '' ? t('write.begin') : t('write.beginOn', { quote })}
          placeholder={t('write.placeholder')}
          sendLabel={t('write.send')}
          canBlock={canBlock}
          takesFocus
          onSend={onSend}
          onLeave={() => {
            const isKept = desk.drafts.get(key)?.text.trim() !== ''
            desk.leaveDraft(key)
            onLeave(isKept)
          }}
          onDiscard={() => onLeave(false)}
        />
      ) : (
        <>
          <p className={styles.text}>
            <span className={styles.sign}>{t('write.draft')}</span> {draft.text}
          </p>
          <span className={styles.buttons}>
            <Button
              size="small"
              tabIndex={isStop ? 0 : -1}
              data-card={key}
              onClick={() => {
                desk.activate(key, 'rail')
                desk.writing.set(key)
              }}
            >
              {t('write.goOn')}
            </Button>
            <Button
              size="small"
              look="bare"
              tabIndex={isStop ? 0 : -1}
              onClick={() => {
                discard(draft)
                onLeave(false)
              }}
            >
              {t('wait.discard')}
            </Button>
          </span>
        </>
      )}
    </div>
  )
}
