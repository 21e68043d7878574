import type { Mode } from '@stet/protocol'
import { ChevronDown, Eye, MessageSquareDiff, PenLine } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Menu, MenuChoice } from '../../../ui/Menu.tsx'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import styles from './ModeMenu.module.css'
import { useTabMode } from './useTabMode.ts'

const ICONS = { edit: PenLine, suggest: MessageSquareDiff, view: Eye } as const

/** In which mode this tab is, always in sight, in the mode's colour; opens the choice of others. Says every change aloud. */
export function ModeMenu() {
  const { t } = useTranslation('editor')
  const { tabMode } = useOpenArticle()
  const mode = useTabMode()
  const Icon = ICONS[mode]
  useShortcut(SHORTCUTS.modeEdit, () => tabMode.set('edit'))
  useShortcut(SHORTCUTS.modeSuggest, () => tabMode.set('suggest'))
  useShortcut(SHORTCUTS.modeView, () => tabMode.set('view'))
  useShortcut(SHORTCUTS.toggleSuggest, tabMode.toggleSuggest)
  const options = tabMode.choices.map((value: Mode) => ({ value, label: t(`mode.${value}`) }))
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            className={styles.button}
            data-mode={mode}
            data-testid="mode-menu"
            title={t('mode.title', { mode: t(`mode.${mode}`) })}
          >
            <Icon aria-hidden="true" />
            <VisuallyHidden>{t('mode.label')}</VisuallyHidden>
            <span className={styles.name}>{t(`mode.${mode}`)}</span>
            <ChevronDown aria-hidden="true" className={styles.more} />
          </button>
        }
      >
        <MenuChoice label={t('mode.label')} value={mode} options={options} onChange={tabMode.set} />
      </Menu>
      <VisuallyHidden>
        <span role="status" data-testid="mode-announcement">
          {t(`mode.announce.${mode}`)}
        </span>
      </VisuallyHidden>
    </>
  )
}
