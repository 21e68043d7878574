import { Languages } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuChoice } from '../../ui/Menu.tsx'

/** Switches the language of the interface. */
export function LanguageMenu() {
  const { t } = useTranslation('shell')
  const { language, setLanguage } = useLanguage()
  return (
    <Menu trigger={<IconButton label={t('language.label')} icon={<Languages aria-hidden="true" />} />}>
      <MenuChoice
        label={t('language.label')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
        onChange={setLanguage}
      />
    </Menu>
  )
}
