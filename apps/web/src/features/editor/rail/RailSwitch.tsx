import type { ReactNode } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { Shortcut } from '../../../ui/shortcut.ts'
import { useKeptSwitch } from '../KeptSwitch.ts'
import { RAIL_ID } from './railElement.ts'
import { railOpen } from './railOpen.ts'
import styles from './RailSwitch.module.css'
import { type RailTab, useRailTab } from './railTab.ts'

/** Props of `RailSwitch`. */
export interface RailSwitchProps {
  /** What of the rail it opens; null: what that showed last. */
  readonly tab: RailTab | null
  readonly label: string
  readonly icon: ReactNode
  /** How many are open. */
  readonly count: number
  readonly shortcut: Shortcut
  readonly testId: string
}

/** Opens the rail with one of its parts, and closes it where that is shown; says how many are open. */
export function RailSwitch({ tab, label, icon, count, shortcut, testId }: RailSwitchProps) {
  const format = useFormat()
  const [isOpen, setOpen] = useKeptSwitch(railOpen)
  const [shown, show] = useRailTab()
  const isShown = isOpen && (tab === null || shown === tab)
  return (
    <span className={styles.place}>
      <IconButton
        label={label}
        icon={icon}
        shortcut={shortcut}
        aria-expanded={isShown}
        aria-controls={isShown ? RAIL_ID : undefined}
        data-testid={testId}
        onClick={() => {
          if (tab !== null) show(tab)
          setOpen(!isShown)
        }}
      />
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {format.number(count)}
        </span>
      )}
    </span>
  )
}
