import { Upload } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import styles from './DropOverlay.module.css'

/** Says, while files are held above the page, that they can be let go. */
export function DropOverlay() {
  const { t } = useTranslation('import')
  return (
    <div className={styles.overlay} role="status">
      <div className={styles.sheet}>
        <Upload aria-hidden="true" className={styles.icon} />
        <p className={styles.title}>{t('drop')}</p>
        <p className={styles.hint}>{t('dropHint')}</p>
      </div>
    </div>
  )
}
