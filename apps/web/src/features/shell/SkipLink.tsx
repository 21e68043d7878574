import { useTranslation } from '../../i18n/useTranslation.ts'
import styles from './SkipLink.module.css'

/** The first stop of the keyboard on every screen: past the bar, into `#main`. */
export function SkipLink() {
  const { t } = useTranslation('shell')
  return (
    <a href="#main" className={styles.link}>
      {t('skip')}
    </a>
  )
}
