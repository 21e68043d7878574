import { Popover as Radix } from 'radix-ui'
import styles from '../Popover.module.css'
import type { PopoverProps } from '../Popover.tsx'
import { StandingElement } from './StandingElement.tsx'

/** Props of `PopoverOverlay`. */
export interface PopoverOverlayProps extends Pick<
  PopoverProps,
  'label' | 'align' | 'side' | 'keepsFocus' | 'children'
> {
  readonly trigger: HTMLElement
  readonly contentId: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The sheet of a `Popover`. */
export function PopoverOverlay({
  label,
  trigger,
  contentId,
  align = 'center',
  side = 'bottom',
  isOpen,
  onOpenChange,
  keepsFocus,
  children,
}: PopoverOverlayProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <StandingElement element={trigger} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          id={contentId}
          className={styles.popover}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (keepsFocus?.(document.activeElement) === true) event.preventDefault()
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
