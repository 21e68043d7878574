import { CircleAlert, Clock } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { toast } from '../../../ui/toast.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import { writtenText } from './mentionText.ts'
import type { Wait, WaitingComment } from './WaitingComment.ts'
import styles from './WaitSign.module.css'

/** Props of `WaitSign`. */
export interface WaitSignProps {
  readonly wait: Wait | null
  readonly waiting: WaitingComment | null
}

/** That something is not with the server yet; of what it refused, the reason, and what can be done with it. */
export function WaitSign({ wait, waiting }: WaitSignProps) {
  const { t } = useTranslation('comments')
  const { talk, drafts } = useCommentDesk()
  if (wait === null || waiting === null || wait === 'sending') return null
  if (wait === 'waiting') {
    return (
      <p className={styles.waiting} data-testid="comment-waiting">
        <Clock aria-hidden="true" />
        {t('wait.waiting')}
      </p>
    )
  }
  const { text } = waiting.change.json
  const copy = (): void => {
    const written = writtenText(text ?? '', [...drafts.people.values()], t('card.unknown'))
    void navigator.clipboard.writeText(written).then(() => toast.show(t('wait.copied')))
  }
  return (
    <div className={styles.refused} data-testid="comment-refused">
      <p>
        <CircleAlert aria-hidden="true" />
        {t(text === undefined ? 'wait.refusedChange' : 'wait.refusedText')}
      </p>
      <p className={styles.reason}>{t('wait.reason', { reason: waiting.refusal ?? '' })}</p>
      {waiting.change.kind === 'patch' && text !== undefined && <blockquote>{text}</blockquote>}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => talk.outbox.retry(waiting.key)}>
          {t('wait.retry')}
        </Button>
        {text !== undefined && (
          <Button size="small" look="bare" onClick={copy}>
            {t('wait.copy')}
          </Button>
        )}
        <Button size="small" look="bare" onClick={() => talk.outbox.remove(waiting.key)}>
          {t('wait.discard')}
        </Button>
      </div>
    </div>
  )
}
