import { Ellipsis, FileJson, FileText, Target } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { THEMES, useTheme } from '../../theme/useTheme.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuCheckItem, MenuChoice, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toast.ts'
import { ARTICLE_LANGUAGES } from './articleLanguages.ts'
import { downloadFrom } from './downloadFile.ts'
import { useKeptSwitch } from './KeptSwitch.ts'
import { useOpenArticle } from './OpenArticleContext.ts'
import { ViewChoice } from './views/ViewMenu.tsx'
import { TargetDialog } from './TargetDialog.tsx'
import { wholeText } from './wholeText.ts'

/** What can be done with the article as a whole: its language, its target, its exports. On narrow screens also how Stet looks. */
export function ArticleMenu({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('editor')
  const { metadata, changeMetadata } = useOpenArticle()
  const [isTargetOpen, setIsTargetOpen] = useState(false)
  const [isWhole, setWhole] = useKeptSwitch(wholeText)
  const { language } = metadata
  const known = ARTICLE_LANGUAGES.map((value) => ({ value: value as string, label: t(`language.${value}`) }))
  const options = known.some(({ value }) => value === language)
    ? known
    : [...known, { value: language, label: language }]

  const exportAs = (format: 'text' | 'json'): void => {
    downloadFrom(`/api/articles/${encodeURIComponent(metadata.id)}/export/${format}`)
  }

  return (
    <>
      <Menu trigger={<IconButton label={t('topBar.menu')} icon={<Ellipsis aria-hidden="true" />} />}>
        <MenuItem icon={<FileText aria-hidden="true" />} onSelect={() => exportAs('text')}>
          {t('menu.exportText')}
        </MenuItem>
        <MenuItem icon={<FileJson aria-hidden="true" />} onSelect={() => exportAs('json')}>
          {t('menu.exportJson')}
        </MenuItem>
        <MenuSeparator />
        <MenuCheckItem isChecked={isWhole} onChange={setWhole}>
          {t('menu.wholeText')}
        </MenuCheckItem>
        {metadata.canChangeMetadata && (
          <>
            <MenuSeparator />
            <MenuItem icon={<Target aria-hidden="true" />} onSelect={() => setIsTargetOpen(true)}>
              {t('menu.target')}
            </MenuItem>
            <MenuSeparator />
            <MenuChoice
              label={t('menu.language')}
              value={language}
              options={options}
              onChange={(next) => {
                void changeMetadata({ language: next }).catch(() => toast.error(t('menu.failed')))
              }}
            />
          </>
        )}
        {isNarrow && (
          <>
            <MenuSeparator />
            <ViewChoice />
          </>
        )}
        {isNarrow && <ViewChoices />}
      </Menu>
      <TargetDialog isOpen={isTargetOpen} onOpenChange={setIsTargetOpen} />
    </>
  )
}

/** The language and the look of the interface, which have menus of their own where there is room. */
function ViewChoices() {
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
