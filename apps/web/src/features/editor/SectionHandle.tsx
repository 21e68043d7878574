import { moveSection } from '@stet/binding'
import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { useEditorHandle, useEditorStatus } from './EditorHandle.ts'
import { removeSection } from './removeSection.ts'
import styles from './SectionHandle.module.css'
import { SHORTCUTS } from './shortcuts.ts'
import { useIsBusy } from './useIsBusy.ts'
import { type CaretPlace, withCaretIn } from './withCaretIn.ts'

interface Place {
  /** Pixels from the start of the editor. */
  readonly top: number
  readonly element: HTMLElement
}

/** In the margin of the section under the pointer, or with the caret: how to move and delete it. */
export function SectionHandle() {
  const { t } = useTranslation('editor')
  const { view, run } = useEditorHandle()
  const status = useEditorStatus()
  const isBusy = useIsBusy()
  const [isOpen, setIsOpen] = useState(false)
  const place = usePlace(view, status.section?.pos ?? null, isOpen)
  if (place === null) return null
  const heading = place.element.querySelector('.article-section-heading')?.textContent ?? ''
  const act = (command: Command): void => {
    run(withCaretIn(() => sectionPlace(view, place.element), command))
  }
  return (
    <div className={styles.handle} style={{ insetBlockStart: place.top }}>
      <Menu
        align="start"
        trigger={
          <IconButton
            label={heading === '' ? t('section.menuUntitled') : t('section.menu', { heading })}
            icon={<GripVertical aria-hidden="true" />}
            className={styles.tool}
            tooltipSide="left"
            onPointerDown={() => setIsOpen(true)}
            onBlur={() => setIsOpen(false)}
          />
        }
      >
        <MenuItem
          icon={<ArrowUp aria-hidden="true" />}
          shortcut={SHORTCUTS.moveUp}
          isDisabled={heading === '' && place.element.previousElementSibling?.tagName !== 'SECTION'}
          onSelect={() => act(moveSection(-1, isBusy))}
        >
          {t('section.moveUp')}
        </MenuItem>
        <MenuItem
          icon={<ArrowDown aria-hidden="true" />}
          shortcut={SHORTCUTS.moveDown}
          isDisabled={place.element.nextElementSibling?.tagName !== 'SECTION'}
          onSelect={() => act(moveSection(1, isBusy))}
        >
          {t('section.moveDown')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem isDangerous icon={<Trash2 aria-hidden="true" />} onSelect={() => act(removeSection)}>
          {t('section.remove')}
        </MenuItem>
      </Menu>
    </div>
  )
}

/** Follows the pointer from section to section, else the caret; stays while `isHeld`. Measures after the frame's own layout. */
function usePlace(view: EditorView, current: number | null, isHeld: boolean): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    let hovered: HTMLElement | null = null
    let frame = 0
    const measure = (): void => {
      frame = 0
      const dom = current === null ? null : view.nodeDOM(current)
      const element = hovered?.isConnected ? hovered : dom instanceof HTMLElement ? dom : null
      if (element === null) {
        setPlace(null)
        return
      }
      const first = element.firstElementChild ?? element
      const top = Math.round(first.getBoundingClientRect().top - view.dom.getBoundingClientRect().top)
      setPlace((before) => (before?.top === top && before.element === element ? before : { top, element }))
    }
    const plan = (): void => {
      if (!isHeld && frame === 0) frame = requestAnimationFrame(measure)
    }
    const handlePointer = (event: PointerEvent): void => {
      const section = event.target instanceof Element ? event.target.closest<HTMLElement>('section') : null
      if (section === hovered) return
      hovered = section
      plan()
    }
    const observer = new ResizeObserver(plan)
    observer.observe(view.dom)
    view.dom.addEventListener('pointermove', handlePointer)
    plan()
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      view.dom.removeEventListener('pointermove', handlePointer)
    }
  }, [view, current, isHeld])
  return place
}

/** Where that element's section stands now; null when it was removed meanwhile. */
function sectionPlace(view: EditorView, element: HTMLElement): CaretPlace | null {
  if (!element.isConnected) return null
  const from = view.posAtDOM(element, 0) - 1
  const section = view.state.doc.nodeAt(from)
  if (section?.type.name !== 'section') return null
  return { from, to: from + section.nodeSize, caret: from + 1 + (section.firstChild?.nodeSize ?? 1) - 1 }
}
