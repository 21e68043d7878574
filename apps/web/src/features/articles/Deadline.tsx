import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import styles from './Deadline.module.css'
import { useDuration } from '../../i18n/useDuration.ts'

/** Props of `Deadline`. */
export interface DeadlineProps {
  readonly kind: 'due' | 'embargo'
  readonly at: string
  readonly now: Date
}

/** How long until an article is due or may be published, counting down; an embargo that is over is nothing. */
export function Deadline({ kind, at, now }: DeadlineProps) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const duration = useDuration()
  const instant = new Date(at)
  const left = instant.getTime() - now.getTime()
  if (kind === 'embargo' && left <= 0) return null
  const name = left > 0 ? kind : 'overdue'
  return (
    <time dateTime={at} className={styles.deadline} data-kind={name} title={format.dateTime(instant)}>
      {t(`deadline.${name}`, { time: duration(Math.abs(left)) })}
    </time>
  )
}
