import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './EmptyList.module.css'

/** A search that found nothing: why, and the way back. */
export function NoResults({ query, onClear }: { query: string; onClear: () => void }) {
  const { t } = useTranslation('articles')
  return (
    <div className={styles.sheet} data-testid="no-results">
      <h2 className={styles.title}>{t('noResults.title', { query })}</h2>
      <p className={styles.words}>{t('noResults.text')}</p>
      <div className={styles.actions}>
        <Button onClick={onClear}>{t('noResults.clear')}</Button>
      </div>
    </div>
  )
}
