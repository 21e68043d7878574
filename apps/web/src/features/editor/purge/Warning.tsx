import { TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import styles from './PurgeDialog.module.css'

/** What cannot be undone, and what no removal reaches. */
export function Warning({ isPublished }: { readonly isPublished: boolean }) {
  const { t } = useTranslation('purge')
  return (
    <section className={styles.warning} aria-label={t('warning.title')}>
      <TriangleAlert aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.strong}>{t('warning.title')}</p>
        <p>{t('warning.text')}</p>
        {isPublished && <p>{t('warning.published')}</p>}
        <p>{t('warning.backups')}</p>
      </div>
    </section>
  )
}
