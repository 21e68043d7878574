import { Columns3, Rows3, SquareKanban } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '../../../ui/Menu.tsx'
import { useColumns } from '../keptColumns.ts'
import { COLUMNS, USUAL_COLUMNS } from '../listColumns.ts'
import styles from './ListTools.module.css'

/** Props of `LayoutChoice`. */
export interface LayoutChoiceProps {
  readonly isBoard: boolean
  readonly onChange: (isBoard: boolean) => void
}

/** List or board, and which columns the list has. */
export function LayoutChoice({ isBoard, onChange }: LayoutChoiceProps) {
  const { t } = useTranslation(['listTools', 'articles'])
  const [columns, choose] = useColumns()
  return (
    <div role="group" aria-label={t('listTools:layout')} className={styles.layout}>
      {!isBoard && (
        <Menu
          trigger={
            <Button look="bare" size="small" icon={<Columns3 aria-hidden="true" />}>
              {t('listTools:columns')}
            </Button>
          }
        >
          {COLUMNS.filter((column) => column !== 'article').map((column) => (
            <MenuCheckItem
              key={column}
              isChecked={columns.includes(column)}
              onChange={(isWanted) =>
                choose(isWanted ? [...columns, column] : columns.filter((other) => other !== column))
              }
            >
              {t(`articles:column.${column}`)}
            </MenuCheckItem>
          ))}
          <MenuSeparator />
          <MenuItem onSelect={() => choose(USUAL_COLUMNS)}>{t('listTools:usual')}</MenuItem>
        </Menu>
      )}
      <IconButton
        label={t('listTools:list')}
        icon={<Rows3 aria-hidden="true" />}
        isPressed={!isBoard}
        onClick={() => onChange(false)}
      />
      <IconButton
        label={t('listTools:board')}
        icon={<SquareKanban aria-hidden="true" />}
        isPressed={isBoard}
        onClick={() => onChange(true)}
      />
    </div>
  )
}
