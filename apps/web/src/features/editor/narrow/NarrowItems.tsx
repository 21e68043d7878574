import { Bell, Milestone } from 'lucide-react'
import { LANGUAGES } from '../../../i18n/language.ts'
import { useLanguage } from '../../../i18n/useLanguage.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { THEMES, useTheme } from '../../../theme/useTheme.ts'
import { MenuChoice, MenuItem, MenuSeparator } from '../../../ui/Menu.tsx'
import { useUnread } from '../../shell/LiveState.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'

/** What has a place of its own in the bar where there is room, and is asked for first: notifications and steps. */
export function NarrowItems({ onNotifications }: { readonly onNotifications: () => void }) {
  const { t } = useTranslation(['shell', 'editor'])
  const { metadata, openSteps } = useOpenArticle()
  const count = useUnread()
  return (
    <>
      <MenuItem icon={<Bell aria-hidden="true" />} onSelect={onNotifications}>
        {count > 0 ? t('shell:unread', { count }) : t('shell:bell')}
      </MenuItem>
      <MenuItem icon={<Milestone aria-hidden="true" />} onSelect={() => openSteps(metadata.nextStep ?? '')}>
        {t('editor:topBar.standing')}
      </MenuItem>
      <MenuSeparator />
    </>
  )
}

/** The look and the language of Stet, which have menus of their own where there is room. */
export function LookItems() {
  const { t } = useTranslation('shell')
  const { language, setLanguage } = useLanguage()
  const { theme, setTheme } = useTheme()
  return (
    <>
      <MenuSeparator />
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={setTheme}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('language.label')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
        onChange={setLanguage}
      />
    </>
  )
}
