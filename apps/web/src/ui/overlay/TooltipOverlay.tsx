import { Tooltip as Radix } from 'radix-ui'
import { useState } from 'react'
import type { NearTooltip } from '../nearTooltip.ts'
import styles from '../Tooltip.module.css'
import { useShortcutLabel } from '../useShortcutLabel.ts'
import { TooltipTrigger } from './TooltipTrigger.tsx'

/** The tooltip of the element that somebody is at; it holds the delays that all tooltips share. */
export function TooltipOverlay({ near }: { near: NearTooltip | null }) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={200}>
      {near && <OpeningTooltip key={near.visit} near={near} />}
    </Radix.Provider>
  )
}

function OpeningTooltip({ near }: { near: NearTooltip }) {
  const describe = useShortcutLabel()
  // Ours to keep: Radix tells other tooltips to close in an effect of its own state, and where effects run in another order
  // than React's, the tooltip that opens hears it too.
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Radix.Root open={isOpen} onOpenChange={setIsOpen}>
      <Radix.Trigger asChild>
        <TooltipTrigger element={near.trigger} approach={near.approach} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.tooltip}
          {...(near.side === undefined ? {} : { side: near.side })}
          sideOffset={6}
          collisionPadding={8}
        >
          {near.content}
          {near.shortcut !== undefined && <kbd className={styles.keys}>{describe(near.shortcut)}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
