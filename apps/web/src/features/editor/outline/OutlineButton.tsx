import { TableOfContents } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import styles from './OutlineButton.module.css'
import { lazyOutlineList } from './lazyOutlineList.ts'
import { OUTLINE_ID } from './OutlinePanel.tsx'
import { useOutlineOpen } from './useOutlineOpen.ts'

/** Shows the outline: in the margin where there is one, else in a sheet of its own below the button. */
export function OutlineButton({ hasMargin }: { hasMargin: boolean }) {
  return hasMargin ? <MarginButton /> : <PopoverButton />
}

/** The shortcut goes to the outline, opening it, and from there back to the text. */
function MarginButton() {
  const { t } = useTranslation('editor')
  const { view } = useEditorHandle()
  const [isOpen, setOpen] = useOutlineOpen()
  useShortcut(SHORTCUTS.outline, () => {
    if (document.activeElement?.closest(`#${OUTLINE_ID}`)) {
      view.focus()
      return
    }
    whenLoaded(() => {
      flushSync(() => setOpen(true))
      document.querySelector<HTMLElement>(`#${OUTLINE_ID} [tabindex='0']`)?.focus()
    })
  })
  return (
    <IconButton
      label={t('outline.open')}
      icon={<TableOfContents aria-hidden="true" />}
      shortcut={SHORTCUTS.outline}
      className={styles.button}
      tooltipSide="right"
      aria-expanded={isOpen}
      aria-controls={isOpen ? OUTLINE_ID : undefined}
      data-testid="outline-button"
      onClick={() => setOpen(!isOpen)}
    />
  )
}

function PopoverButton() {
  const { t } = useTranslation('editor')
  const [isOpen, setIsOpen] = useState(false)
  const list = lazyOutlineList.useLoaded(isOpen)
  const open = (): void => whenLoaded(() => setIsOpen(true))
  useShortcut(SHORTCUTS.outline, open)
  return (
    <Popover
      label={t('outline.label')}
      align="start"
      isOpen={isOpen}
      onOpenChange={(next) => (next ? open() : setIsOpen(false))}
      // Whoever jumped is in the text by now.
      keepsFocus={(focused) => focused?.closest('.ProseMirror') !== null}
      trigger={
        <IconButton
          label={t('outline.open')}
          icon={<TableOfContents aria-hidden="true" />}
          shortcut={SHORTCUTS.outline}
          className={styles.button}
          data-testid="outline-button"
        />
      }
    >
      <nav className={styles.sheet} aria-label={t('outline.label')}>
        {list && <list.OutlineList onJump={() => setIsOpen(false)} />}
      </nav>
    </Popover>
  )
}

/** The keys go to the list when it opens: it opens when it is there. */
function whenLoaded(run: () => void): void {
  void lazyOutlineList.load().then(run, () => undefined)
}
