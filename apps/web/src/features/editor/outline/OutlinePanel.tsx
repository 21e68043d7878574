import { useTranslation } from '../../../i18n/useTranslation.ts'
import { lazyOutlineList } from './lazyOutlineList.ts'
import styles from './OutlinePanel.module.css'

/** The element of the outline beside the text. */
export const OUTLINE_ID = 'outline'

/** The outline in the margin beside the sheet, for windows that have one. */
export function OutlinePanel() {
  const { t } = useTranslation('editor')
  const list = lazyOutlineList.useLoaded(true)
  return (
    <div className={styles.place}>
      <nav id={OUTLINE_ID} className={styles.panel} aria-label={t('outline.label')}>
        {list && <list.OutlineList />}
      </nav>
    </div>
  )
}
