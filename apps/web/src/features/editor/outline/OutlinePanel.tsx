import { useTranslation } from '../../../i18n/useTranslation.ts'
import { OutlineList } from './OutlineList.tsx'
import styles from './OutlinePanel.module.css'

/** The element of the outline beside the text. */
export const OUTLINE_ID = 'outline'

/** The outline in the margin beside the sheet, for windows that have one. */
export function OutlinePanel() {
  const { t } = useTranslation('editor')
  return (
    <div className={styles.place}>
      <nav id={OUTLINE_ID} className={styles.panel} aria-label={t('outline.label')}>
        <OutlineList />
      </nav>
    </div>
  )
}
