import { Slot } from 'radix-ui'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useState,
} from 'react'
import { lazyOverlays } from './lazyOverlays.ts'
import type { Shortcut } from './shortcut.ts'

/** Props of `Menu`. */
export interface MenuProps {
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  readonly children: ReactNode
}

/** A menu that opens below its button; arrows, letters and Escape work. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  const triggerId = useId()
  const contentId = useId()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [isNear, setIsNear] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const overlays = lazyOverlays.useLoaded(isNear || isOpen)
  const handleNear = (): void => setIsNear(true)
  const handlePointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || event.ctrlKey) return
    // The menu takes the focus; the button shall not take it from the menu.
    if (!isOpen) event.preventDefault()
    setIsOpen(!isOpen)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    setIsOpen(event.key === 'ArrowDown' || !isOpen)
  }
  return (
    <>
      <Slot.Root
        ref={setElement}
        id={triggerId}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? contentId : undefined}
        data-state={isOpen ? 'open' : 'closed'}
        onPointerEnter={handleNear}
        onFocus={handleNear}
        onPointerDown={handlePointerDown}
        onKeyDown={handleKeyDown}
      >
        {trigger}
      </Slot.Root>
      {overlays && element && (
        <overlays.MenuOverlay
          trigger={element}
          triggerId={triggerId}
          contentId={contentId}
          align={align}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
        >
          {children}
        </overlays.MenuOverlay>
      )}
    </>
  )
}

/** Props of `MenuItem`. */
export interface MenuItemProps {
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly shortcut?: Shortcut
  readonly isDangerous?: boolean
  readonly isDisabled?: boolean
  readonly onSelect: () => void
}

/** One thing to do. */
export function MenuItem(props: MenuItemProps) {
  const overlays = lazyOverlays.useLoaded(true)
  return overlays && <overlays.OverlayItem {...props} />
}

/** Props of `MenuCheckItem`. */
export interface MenuCheckItemProps {
  readonly children: ReactNode
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}

/** Something that is on or off. */
export function MenuCheckItem(props: MenuCheckItemProps) {
  const overlays = lazyOverlays.useLoaded(true)
  return overlays && <overlays.OverlayCheckItem {...props} />
}

/** Props of `MenuChoice`. */
export interface MenuChoiceProps<Value extends string> {
  /** Said above the options. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly onChange: (value: Value) => void
}

/** One of several. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const overlays = lazyOverlays.useLoaded(true)
  return overlays && <overlays.OverlayChoice {...props} />
}

/** A hairline between groups. */
export function MenuSeparator() {
  const overlays = lazyOverlays.useLoaded(true)
  return overlays && <overlays.OverlaySeparator />
}

/** Words that cannot be chosen, at the top of a menu. */
export function MenuHeading({ children }: { children: ReactNode }) {
  const overlays = lazyOverlays.useLoaded(true)
  return overlays && <overlays.OverlayHeading>{children}</overlays.OverlayHeading>
}
