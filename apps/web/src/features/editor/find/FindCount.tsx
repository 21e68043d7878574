import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './FindBar.module.css'
import { useFind } from './useFind.ts'

/** Which of how many matches is the current one; screen readers hear it, with the field in which it stands. */
export function FindCount() {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const isAsked = useFind((find) => find.query.text !== '')
  const count = useFind((find) => find.count)
  const current = useFind((find) => find.current)
  const field = useFind((find) => find.field)
  const number = format.number(count)
  return (
    <span className={styles.count} role="status" data-testid="find-count">
      {isAsked && count === 0 && t('find.none')}
      {isAsked && count > 0 && current === 0 && t('find.count', { count, number })}
      {current > 0 && t('find.position', { current: format.number(current), number })}
      {field !== null && <VisuallyHidden>{`, ${t(`field.${field}`)}`}</VisuallyHidden>}
    </span>
  )
}
