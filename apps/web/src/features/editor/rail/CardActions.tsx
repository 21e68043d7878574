import type { LucideIcon } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { Shortcut } from '../../../ui/shortcut.ts'
import styles from './cardLook.module.css'

/** How something that can be done with a card is shown, beside its name. */
interface ActionLook {
  readonly icon: LucideIcon
  readonly shortcut?: Shortcut
  readonly className?: string | undefined
}

/** Something that can be done with a card. */
export interface ShownAction<Name extends string> {
  readonly name: Name
  readonly label: string
  readonly look: ActionLook
  /** A switch that is on or off; left out for a plain button. */
  readonly isPressed?: boolean
}

/** Props of `CardActions`. */
export interface CardActionsProps<Name extends string> {
  readonly actions: readonly ShownAction<Name>[]
  /** Tab stops at its card. */
  readonly isStop: boolean
  readonly onAct: (name: Name) => void
}

/** The buttons of a card. */
export function CardActions<Name extends string>({ actions, isStop, onAct }: CardActionsProps<Name>) {
  if (actions.length === 0) return null
  return (
    <span className={styles.actions}>
      {actions.map(({ name, look: { icon: Icon, className = '', ...look }, ...action }) => (
        <IconButton
          key={name}
          {...action}
          {...look}
          icon={<Icon aria-hidden="true" />}
          className={className}
          tabIndex={isStop ? 0 : -1}
          onClick={() => onAct(name)}
        />
      ))}
    </span>
  )
}
