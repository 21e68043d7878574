import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import { lazyOverlays } from './lazyOverlays.ts'

/** Props of `Popover`. */
export interface PopoverProps {
  /** Names the popover for screen readers. */
  readonly label: string
  readonly trigger: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** Whether what has the focus when it closes keeps it; else its button gets it back. */
  readonly keepsFocus?: (focused: Element | null) => boolean
  readonly children: ReactNode
}

/** A small sheet beside its button; Escape and a click elsewhere close it. */
export function Popover({ trigger, isOpen, onOpenChange, ...sheet }: PopoverProps) {
  const contentId = useId()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [isNear, setIsNear] = useState(false)
  const overlays = lazyOverlays.useLoaded(isNear || isOpen)
  const handleNear = (): void => setIsNear(true)
  return (
    <>
      <Slot.Root
        ref={setElement}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? contentId : undefined}
        data-state={isOpen ? 'open' : 'closed'}
        onPointerEnter={handleNear}
        onFocus={handleNear}
        onClick={() => onOpenChange(!isOpen)}
      >
        {trigger}
      </Slot.Root>
      {overlays && element && (
        <overlays.PopoverOverlay
          {...sheet}
          trigger={element}
          contentId={contentId}
          isOpen={isOpen}
          onOpenChange={onOpenChange}
        />
      )}
    </>
  )
}
