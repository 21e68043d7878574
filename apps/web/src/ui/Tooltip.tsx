import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { type Approach, nearTooltip } from './nearTooltip.ts'
import type { Shortcut } from './shortcut.ts'

/** Props of `Tooltip`. */
export interface TooltipProps {
  readonly content: ReactNode
  readonly shortcut?: Shortcut
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** One focusable element. Its name must not depend on the tooltip. */
  readonly children: ReactElement
}

/** A word on hover and focus; Escape closes it. Never the only place where something is said. Needs a `TooltipHost`. */
export function Tooltip({ content, shortcut, side = 'bottom', children }: TooltipProps) {
  const element = useRef<HTMLElement>(null)
  const words = { content, side, ...(shortcut === undefined ? {} : { shortcut }) }
  const handleApproach = (approach: Approach): void => {
    if (element.current) nearTooltip.approach({ ...words, trigger: element.current, approach })
  }

  useEffect(() => {
    if (element.current) nearTooltip.renew(element.current, words)
  })
  useEffect(() => {
    const trigger = element.current
    return () => {
      if (trigger) nearTooltip.forget(trigger)
    }
  }, [])

  return (
    <Slot.Root
      ref={element}
      onPointerEnter={(event) => {
        // A finger does not hover.
        if (event.pointerType !== 'touch') handleApproach('pointer')
      }}
      onFocus={() => handleApproach('focus')}
    >
      {children}
    </Slot.Root>
  )
}
