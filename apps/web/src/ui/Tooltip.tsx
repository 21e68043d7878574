import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import type { Shortcut } from './shortcut.ts'
import styles from './Tooltip.module.css'
import { useShortcutLabel } from './useShortcutLabel.ts'

/** Holds the delays of all tooltips; once, around the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}

/** Props of `Tooltip`. */
export interface TooltipProps {
  readonly content: ReactNode
  readonly shortcut?: Shortcut
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** One focusable element. Its name must not depend on the tooltip. */
  readonly children: ReactElement
}

/** A word on hover and focus; Escape closes it. Never the only place where something is said. */
export function Tooltip({ content, shortcut, side = 'bottom', children }: TooltipProps) {
  const describe = useShortcutLabel()
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {content}
          {shortcut !== undefined && <kbd className={styles.keys}>{describe(shortcut)}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
