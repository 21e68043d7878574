import { Hourglass } from 'lucide-react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useLanguage } from '../../../i18n/useLanguage.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useDuration } from '../../../i18n/useDuration.ts'
import styles from './EmbargoSign.module.css'
import { embargoLeft } from './embargoLeft.ts'

/** Milliseconds between two looks at the clock. */
const LOOK = 5_000

/** In the bar: until when nothing may go out, and how long that is; nothing once it is over. */
export function EmbargoSign({ until }: { readonly until: string }) {
  const { t } = useTranslation('workflow')
  const { language } = useLanguage()
  const format = useFormat()
  const duration = useDuration()
  const now = useNow(LOOK)
  const left = embargoLeft(until, now)
  if (left === 0) return null
  const instant = new Date(until)
  const isToday = instant.toDateString() === now.toDateString()
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'numeric',
  })
  const at = isToday ? format.time(instant) : `${day.format(instant)} ${format.time(instant)}`
  return (
    <time
      dateTime={until}
      className={styles.sign}
      title={t('embargo.until', { at: format.dateTime(instant), left: duration(left) })}
      data-testid="embargo-sign"
    >
      <Hourglass aria-hidden="true" />
      <span>{t('embargo.sign', { at })}</span>
      <span className={styles.left}>{t('embargo.left', { left: duration(left) })}</span>
    </time>
  )
}
