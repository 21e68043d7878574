import { useTranslation } from '../../../i18n/useTranslation.ts'
import { classNames } from '../../../ui/classNames.ts'
import type { ShownThread } from './ShownThread.ts'
import styles from './ThreadSubject.module.css'
import { subjectOf } from './threadParts.ts'

/** What a thread is about: the passage as it was, in one line unless `isWhole`. */
export function ThreadSubject({
  thread,
  isWhole,
}: {
  thread: Pick<ShownThread, 'quote' | 'anchor'>
  isWhole: boolean
}) {
  const { t } = useTranslation('comments')
  const { kind, quote } = subjectOf(thread)
  return (
    <span className={styles.subject}>
      {kind && <span className={styles.kind}>{t(`card.${kind}`)}</span>}{' '}
      {quote !== '' && <q className={classNames(styles.quote, isWhole && styles.whole)}>{quote}</q>}
    </span>
  )
}
