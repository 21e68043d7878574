import {
  moveDetailsRow,
  moveSection,
  newSection,
  removeDetailsRow,
  type TextBlockName,
  toggleBlockKind,
  toggleFormat,
  toggleList,
} from '@stet/binding'
import type { Command } from '@tiptap/pm/state'
import {
  Bold,
  Heading2,
  Italic,
  List,
  ListOrdered,
  Rows3,
  Redo2,
  SeparatorHorizontal,
  TextQuote,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { Shortcut } from '../../ui/shortcut.ts'
import { CommentButton } from './comments/CommentButton.tsx'
import { useEditorHandle, useEditorStatus } from './EditorHandle.ts'
import { FindButton } from './find/FindButton.tsx'
import { LinkButton } from './LinkButton.tsx'
import { removeSection } from './removeSection.ts'
import { moveInToolbar, rememberButton } from './rovingFocus.ts'
import { SHORTCUTS } from './shortcuts.ts'
import styles from './Toolbar.module.css'
import { useIsBusy } from './useIsBusy.ts'

/** What can be done to the text at the caret; one stop for Tab, arrows inside. */
export function Toolbar() {
  const { t } = useTranslation('editor')
  const { view, run, undo, redo } = useEditorHandle()
  const status = useEditorStatus()

  const kind = (
    name: TextBlockName,
    command: Command,
    label: string,
    icon: ReactNode,
    shortcut: Shortcut,
  ) => (
    <ToolButton
      label={label}
      icon={icon}
      shortcut={shortcut}
      isPressed={status.kind === name}
      isDisabled={status.field !== 'body'}
      onPress={() => run(command)}
    />
  )

  return (
    <div
      className={styles.toolbar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t('toolbar.label')}
      onFocus={(event) => {
        if (event.target.tagName === 'BUTTON') rememberButton(event.currentTarget, event.target)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') view.focus()
        else if (moveInToolbar(event.currentTarget, event.key)) event.preventDefault()
      }}
    >
      <ToolButton
        label={t('toolbar.undo')}
        icon={<Undo2 aria-hidden="true" />}
        shortcut={SHORTCUTS.undo}
        isDisabled={!status.canUndo}
        isFirst
        onPress={() => run(undo)}
      />
      <ToolButton
        label={t('toolbar.redo')}
        icon={<Redo2 aria-hidden="true" />}
        shortcut={SHORTCUTS.redo}
        isDisabled={!status.canRedo}
        onPress={() => run(redo)}
      />
      <span className={styles.rule} />
      <ToolButton
        label={t('toolbar.bold')}
        icon={<Bold aria-hidden="true" />}
        shortcut={SHORTCUTS.bold}
        isPressed={status.isBold}
        isDisabled={!status.mayFormat}
        onPress={() => run(toggleFormat('bold'))}
      />
      <ToolButton
        label={t('toolbar.italic')}
        icon={<Italic aria-hidden="true" />}
        shortcut={SHORTCUTS.italic}
        isPressed={status.isItalic}
        isDisabled={!status.mayFormat}
        onPress={() => run(toggleFormat('italic'))}
      />
      <LinkButton />
      <span className={styles.rule} />
      {kind(
        'sectionHeading',
        toggleBlockKind('sectionHeading'),
        t('toolbar.heading'),
        <Heading2 aria-hidden="true" />,
        SHORTCUTS.heading,
      )}
      {kind(
        'quote',
        toggleBlockKind('quote'),
        t('toolbar.quote'),
        <TextQuote aria-hidden="true" />,
        SHORTCUTS.quote,
      )}
      {kind(
        'bulletItem',
        toggleList('bulletItem'),
        t('toolbar.bullets'),
        <List aria-hidden="true" />,
        SHORTCUTS.bullets,
      )}
      {kind(
        'orderedItem',
        toggleList('orderedItem'),
        t('toolbar.numbers'),
        <ListOrdered aria-hidden="true" />,
        SHORTCUTS.numbers,
      )}
      <span className={styles.rule} />
      <ToolButton
        label={t('toolbar.section')}
        icon={<SeparatorHorizontal aria-hidden="true" />}
        shortcut={SHORTCUTS.section}
        onPress={() => run(newSection)}
      />
      <StructureMenu />
      <span className={styles.rule} />
      <CommentButton tabIndex={-1} className={styles.tool ?? ''} />
      <FindButton label="label" tabIndex={-1} className={styles.tool ?? ''} />
    </div>
  )
}

interface ToolButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly shortcut: Shortcut
  readonly isPressed?: boolean
  readonly isDisabled?: boolean
  readonly isFirst?: boolean
  readonly onPress: () => void
}

/** Stays focusable while it can do nothing, so that the focus is not lost when the last step is undone. */
function ToolButton({
  label,
  icon,
  shortcut,
  isPressed,
  isDisabled = false,
  isFirst = false,
  onPress,
}: ToolButtonProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      shortcut={shortcut}
      {...(isPressed === undefined ? {} : { isPressed })}
      aria-disabled={isDisabled}
      tabIndex={isFirst ? 0 : -1}
      className={styles.tool}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!isDisabled) onPress()
      }}
    />
  )
}

/** Moving and removing the section or the details row with the caret: what the handles at the text do, for everybody. */
function StructureMenu() {
  const { t } = useTranslation('editor')
  const { run } = useEditorHandle()
  const { section, row } = useEditorStatus()
  const isBusy = useIsBusy()
  return (
    <Menu
      trigger={
        <IconButton
          label={t('toolbar.sectionMenu')}
          icon={<Rows3 aria-hidden="true" />}
          tabIndex={-1}
          className={styles.tool}
        />
      }
    >
      <MenuItem
        shortcut={SHORTCUTS.moveUp}
        isDisabled={section?.canMoveUp !== true}
        onSelect={() => run(moveSection(-1, isBusy))}
      >
        {t('section.moveUp')}
      </MenuItem>
      <MenuItem
        shortcut={SHORTCUTS.moveDown}
        isDisabled={section?.canMoveDown !== true}
        onSelect={() => run(moveSection(1, isBusy))}
      >
        {t('section.moveDown')}
      </MenuItem>
      <MenuItem isDangerous isDisabled={section === null} onSelect={() => run(removeSection)}>
        {t('section.remove')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        shortcut={SHORTCUTS.moveUp}
        isDisabled={row === null || row.index === 0}
        onSelect={() => run(moveDetailsRow(-1, isBusy))}
      >
        {t('row.moveUp')}
      </MenuItem>
      <MenuItem
        shortcut={SHORTCUTS.moveDown}
        isDisabled={row === null || row.index === row.count - 1}
        onSelect={() => run(moveDetailsRow(1, isBusy))}
      >
        {t('row.moveDown')}
      </MenuItem>
      <MenuItem isDangerous isDisabled={row === null} onSelect={() => run(removeDetailsRow)}>
        {t('row.remove')}
      </MenuItem>
    </Menu>
  )
}
