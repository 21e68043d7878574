import type { ListFilter, SavedView } from '@stet/protocol'
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/classNames.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu.tsx'
import { toast } from '../../../ui/toast.ts'
import { BUILT_IN_VIEWS, isSameFilter, type BuiltInView } from './builtInViews.ts'
import { NameDialog } from './NameDialog.tsx'
import { useSavedViews } from './useSavedViews.ts'
import styles from './ViewBar.module.css'

/** Props of `ViewBar`. */
export interface ViewBarProps {
  readonly filter: ListFilter
  readonly onChange: (filter: ListFilter) => void
}

/** Lists that somebody looks at again and again: those that everybody has, and one's own. */
export function ViewBar({ filter, onChange }: ViewBarProps) {
  const { t } = useTranslation('listTools')
  const { views, add, change, remove } = useSavedViews()
  const [naming, setNaming] = useState<SavedView | 'new' | null>(null)
  const isKnown = [...Object.values(BUILT_IN_VIEWS), ...views.map((view) => view.filter)].some((known) =>
    isSameFilter(known, filter),
  )
  const attempt = (work: Promise<unknown>): void => {
    work.catch(() => toast.error(t('failed')))
  }
  const removeView = async ({ id, name, filter: kept }: SavedView): Promise<void> => {
    await remove(id)
    const action = { label: t('undo'), onClick: () => attempt(add(name, kept)) }
    toast.show(t('removed', { name }), { action })
  }

  return (
    <nav aria-label={t('views')} className={styles.bar}>
      <ul className={styles.list}>
        {Object.entries(BUILT_IN_VIEWS).map(([name, known]) => (
          <li key={name}>
            <ViewButton
              name={t(`view.${name as BuiltInView}`)}
              isCurrent={isSameFilter(known, filter)}
              onClick={() => onChange(known)}
            />
          </li>
        ))}
        {views.map((view) => {
          const isCurrent = isSameFilter(view.filter, filter)
          return (
            <li key={view.id} className={styles.own}>
              <ViewButton name={view.name} isCurrent={isCurrent} onClick={() => onChange(view.filter)} />
              <Menu
                trigger={
                  <IconButton
                    className={styles.more ?? ''}
                    label={t('more', { name: view.name })}
                    icon={<EllipsisVertical aria-hidden="true" />}
                  />
                }
              >
                <MenuItem onSelect={() => setNaming(view)}>{t('rename')}</MenuItem>
                <MenuItem isDisabled={isCurrent} onSelect={() => attempt(change(view.id, { filter }))}>
                  {t('overwrite')}
                </MenuItem>
                <MenuSeparator />
                <MenuItem isDangerous onSelect={() => attempt(removeView(view))}>
                  {t('remove')}
                </MenuItem>
              </Menu>
            </li>
          )
        })}
      </ul>
      {!isKnown && (
        <Button look="bare" size="small" onClick={() => setNaming('new')}>
          {t('save')}
        </Button>
      )}
      <NameDialog
        naming={naming}
        onClose={() => setNaming(null)}
        onName={(name) =>
          attempt(naming === null || naming === 'new' ? add(name, filter) : change(naming.id, { name }))
        }
      />
    </nav>
  )
}

interface ViewButtonProps {
  readonly name: string
  readonly isCurrent: boolean
  readonly onClick: () => void
}

function ViewButton({ name, isCurrent, onClick }: ViewButtonProps) {
  return (
    <button
      type="button"
      className={classNames(styles.view, isCurrent && styles.current)}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onClick}
    >
      <bdi>{name}</bdi>
    </button>
  )
}
