import { Ellipsis, FileJson, FileText, History, Lock, Target, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuCheckItem, MenuChoice, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toast.ts'
import { useShortcut } from '../../ui/useShortcut.ts'
import { ARTICLE_LANGUAGES } from './articleLanguages.ts'
import { downloadFrom } from './downloadFile.ts'
import { type ArticleDialog, keptDialogs } from './keptDialogs.ts'
import { useKeptSwitch } from './KeptSwitch.ts'
import { lazyDialogs } from './lazyDialogs.ts'
import { lazyNarrow } from './narrow/lazyNarrow.ts'
import { useOpenArticle } from './OpenArticleContext.ts'
import { SHORTCUTS } from './shortcuts.ts'
import { openStyle } from './style/openStyle.ts'
import { ViewChoice } from './views/ViewMenu.tsx'
import { wholeText } from './wholeText.ts'

/** What can be done with the article as a whole: its language, its target, who may see it, its exports. In a narrow window also what has no room in the bar. */
export function ArticleMenu({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('editor')
  const { metadata, changeMetadata } = useOpenArticle()
  const [open, setOpen] = useState<ArticleDialog | null>(keptDialogs.get(metadata.id) ?? null)
  const dialogs = lazyDialogs.useLoaded(open !== null)
  const loaded = lazyNarrow.useLoaded(isNarrow)
  const narrow = isNarrow ? loaded : null
  const [isTold, setTold] = useState(false)
  const wordsId = useId()
  const handleOpenChange = (isOpen: boolean): void => {
    if (!isOpen) setOpen(null)
  }
  useShortcut(SHORTCUTS.style, openStyle)
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
      <Menu
        trigger={
          <IconButton
            label={t('topBar.menu')}
            icon={narrow ? <narrow.MenuIcon wordsId={wordsId} /> : <Ellipsis aria-hidden="true" />}
            aria-describedby={narrow ? wordsId : undefined}
          />
        }
      >
        {narrow && <narrow.NarrowItems onNotifications={() => setTold(true)} />}
        <MenuItem icon={<FileText aria-hidden="true" />} onSelect={() => exportAs('text')}>
          {t('menu.exportText')}
        </MenuItem>
        <MenuItem icon={<FileJson aria-hidden="true" />} onSelect={() => exportAs('json')}>
          {t('menu.exportJson')}
        </MenuItem>
        <MenuItem icon={<History aria-hidden="true" />} onSelect={() => setOpen('history')}>
          {t('menu.history')}
        </MenuItem>
        {metadata.canPurge === true && (
          <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={() => setOpen('purge')}>
            {t('menu.purge')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem shortcut={SHORTCUTS.style} onSelect={openStyle}>
          {t('menu.style')}
        </MenuItem>
        <MenuCheckItem isChecked={isWhole} onChange={setWhole}>
          {t('menu.wholeText')}
        </MenuCheckItem>
        {metadata.canChangeMetadata && (
          <>
            <MenuSeparator />
            <MenuItem icon={<Target aria-hidden="true" />} onSelect={() => setOpen('target')}>
              {t('menu.target')}
            </MenuItem>
            <MenuItem icon={<Lock aria-hidden="true" />} onSelect={() => setOpen('access')}>
              {t('menu.access')}
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
        {narrow && <MenuSeparator />}
        {narrow && <ViewChoice />}
        {narrow && <narrow.LookItems />}
      </Menu>
      {dialogs && <dialogs.TargetDialog isOpen={open === 'target'} onOpenChange={handleOpenChange} />}
      {dialogs && <dialogs.AccessDialog isOpen={open === 'access'} onOpenChange={handleOpenChange} />}
      {narrow && isTold && <narrow.NotificationsDialog wordsId={wordsId} onClose={() => setTold(false)} />}
      {dialogs && open === 'purge' && <dialogs.PurgeDialog onClose={() => setOpen(null)} />}
      {dialogs && open === 'history' && <dialogs.HistoryDialog onClose={() => setOpen(null)} />}
    </>
  )
}
