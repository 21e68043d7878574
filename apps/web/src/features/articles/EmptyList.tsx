import { FilePlus2, Upload } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { useShortcutLabel } from '../../ui/useShortcutLabel.ts'
import styles from './EmptyList.module.css'

/** Props of `EmptyList`. */
export interface EmptyListProps {
  readonly canCreate: boolean
  readonly onCreate: () => void
  readonly onImport: () => void
}

/** A newsroom on its first day: what to do first. */
export function EmptyList({ canCreate, onCreate, onImport }: EmptyListProps) {
  const { t } = useTranslation(['articles', 'import'])
  const describe = useShortcutLabel()
  return (
    <div className={styles.sheet} data-testid="empty-list">
      <h2 className={styles.title}>{t('articles:empty.title')}</h2>
      <p className={styles.words}>
        {canCreate ? t('articles:empty.text', { paste: describe('Mod+V') }) : t('articles:empty.readOnly')}
      </p>
      {canCreate && (
        <div className={styles.actions}>
          <Button icon={<FilePlus2 aria-hidden="true" />} onClick={onCreate}>
            {t('articles:new')}
          </Button>
          <Button icon={<Upload aria-hidden="true" />} onClick={onImport}>
            {t('import:chooseFiles')}
          </Button>
        </div>
      )}
    </div>
  )
}
