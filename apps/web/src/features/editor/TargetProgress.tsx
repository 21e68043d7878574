import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import styles from './TargetProgress.module.css'

/** Props of `TargetProgress`; both in characters. */
export interface TargetProgressProps {
  readonly characters: number
  readonly target: number
}

/** How far the article is on its way to the length it shall have; says so when it is beyond. */
export function TargetProgress({ characters, target }: TargetProgressProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const rest = target - characters
  const words = rest >= 0 ? 'counts.toTarget' : 'counts.overTarget'
  return (
    <span className={styles.target} data-over={rest < 0 || undefined}>
      <meter
        className={styles.meter}
        min={0}
        max={target}
        value={Math.min(characters, target)}
        aria-label={t('counts.target', { number: format.number(target) })}
        aria-valuetext={t('counts.targetProgress', {
          number: format.number(characters),
          target: format.number(target),
        })}
      />
      <span className={styles.aim}>{t('counts.target', { number: format.number(target) })}</span>
      <span className={styles.rest}>{t(words, { number: format.number(Math.abs(rest)) })}</span>
    </span>
  )
}
