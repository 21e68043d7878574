import { ChevronUp } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Menu, MenuChoice } from '../../../ui/Menu.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { ARTICLE_VIEWS } from './articleViews.ts'
import { useTabView } from './useTabView.ts'
import styles from './ViewMenu.module.css'

/** How suggestions are shown, in the bottom bar. */
export function ViewMenu() {
  const { t } = useTranslation('editor')
  const [view] = useTabView()
  return (
    <Menu
      trigger={
        <button type="button" className={styles.button} data-view={view} data-testid="view-menu">
          <VisuallyHidden>{t('view.label')}</VisuallyHidden>
          {t(`view.${view}`)}
          <ChevronUp aria-hidden="true" />
        </button>
      }
    >
      <ViewChoice />
    </Menu>
  )
}

/** The choice alone, for a menu of which it is a part. */
export function ViewChoice() {
  const { t } = useTranslation('editor')
  const [view, setView] = useTabView()
  const options = ARTICLE_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))
  return <MenuChoice label={t('view.label')} value={view} options={options} onChange={setView} />
}
