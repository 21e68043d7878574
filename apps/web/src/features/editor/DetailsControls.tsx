import { addDetailsRow, cellOf, detailsRows, moveDetailsRow, removeDetailsRow } from '@stet/binding'
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { ArrowDown, ArrowUp, GripVertical, Plus, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import styles from './DetailsControls.module.css'
import { useEditorHandle, useEditorStatus } from './EditorHandle.ts'
import type { RowLayout } from './rowLayout.ts'
import { SHORTCUTS } from './shortcuts.ts'
import { useIsBusy } from './useIsBusy.ts'
import { type CaretPlace, withCaretIn } from './withCaretIn.ts'

/** Beside each details row how to move and remove it. Stands around the text, not in it; to be put over the editor. */
export function RowHandles() {
  const { rows } = useEditorHandle()
  const layouts = useSyncExternalStore(rows.subscribe, rows.getSnapshot)
  const current = useEditorStatus().row?.index
  return layouts.map((layout) => (
    <RowControls
      key={layout.index}
      layout={layout}
      count={layouts.length}
      isCurrent={layout.index === current}
    />
  ))
}

/** Below the details: adds a row at their end. */
export function AddRowButton() {
  const { t } = useTranslation('editor')
  const { run } = useEditorHandle()
  return (
    <div className={styles.add}>
      <Button
        look="bare"
        size="small"
        icon={<Plus aria-hidden="true" />}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run(withCaretIn(lastRow, addDetailsRow)) || run(addDetailsRow)}
      >
        {t('row.add')}
      </Button>
    </div>
  )
}

interface RowControlsProps {
  readonly layout: RowLayout
  readonly count: number
  readonly isCurrent: boolean
}

function RowControls({ layout, count, isCurrent }: RowControlsProps) {
  const { t } = useTranslation('editor')
  const { run } = useEditorHandle()
  const isBusy = useIsBusy()
  const { index, key } = layout
  const number = index + 1
  const name = key === '' ? t('row.controls', { number }) : t('row.controlsOf', { number, key })
  const style = { insetBlockEnd: layout.fromEnd, blockSize: layout.height }
  return (
    <div
      className={styles.row}
      style={style}
      data-current={isCurrent || undefined}
      role="group"
      aria-label={name}
    >
      <span className={styles.grip}>
        <Menu
          align="start"
          trigger={
            <IconButton
              label={name}
              icon={<GripVertical aria-hidden="true" />}
              className={styles.tool}
              tooltipSide="left"
            />
          }
        >
          <MenuItem
            icon={<ArrowUp aria-hidden="true" />}
            shortcut={SHORTCUTS.moveUp}
            isDisabled={index === 0}
            onSelect={() => run(inRow(index, moveDetailsRow(-1, isBusy)))}
          >
            {t('row.moveUp')}
          </MenuItem>
          <MenuItem
            icon={<ArrowDown aria-hidden="true" />}
            shortcut={SHORTCUTS.moveDown}
            isDisabled={index === count - 1}
            onSelect={() => run(inRow(index, moveDetailsRow(1, isBusy)))}
          >
            {t('row.moveDown')}
          </MenuItem>
        </Menu>
      </span>
      <IconButton
        label={t('row.remove')}
        icon={<X aria-hidden="true" />}
        className={styles.tool}
        tooltipSide="right"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run(inRow(index, removeDetailsRow))}
      />
    </div>
  )
}

const inRow = (index: number, command: Command): Command =>
  withCaretIn(({ doc }) => rowPlace(doc, index), command)
const lastRow = ({ doc }: EditorState): CaretPlace | null => rowPlace(doc, detailsRows(doc).length - 1)

function rowPlace(doc: Node, index: number): CaretPlace | null {
  const row = detailsRows(doc)[index]
  if (row === undefined) return null
  return { from: row.pos, to: row.pos + row.node.nodeSize, caret: cellOf(row, 'value').to }
}
