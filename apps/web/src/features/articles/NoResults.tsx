import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './EmptyList.module.css'

/** A search or a filter that found nothing: why, and the way back. `query` is empty where nothing was searched for. */
export function NoResults({ query, onClear }: { query: string; onClear: () => void }) {
  const { t } = useTranslation('articles')
  return (
    <div className={styles.sheet} data-testid="no-results">
      <h2 className={styles.title}>
        {query === '' ? t('noResults.filtered') : t('noResults.title', { query })}
      </h2>
      <p className={styles.words}>{query === '' ? t('noResults.filteredText') : t('noResults.text')}</p>
      <div className={styles.actions}>
        <Button onClick={onClear}>{t('noResults.clear')}</Button>
      </div>
    </div>
  )
}
