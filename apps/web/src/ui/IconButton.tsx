import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './IconButton.module.css'
import { isMac } from './isMac.ts'
import { ariaShortcut, type Shortcut } from './shortcut.ts'
import { Tooltip } from './Tooltip.tsx'

/** Props of `IconButton`; everything a `button` takes, refs included. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** The name for screen readers, and the tooltip. */
  readonly label: string
  /** A lucide icon. */
  readonly icon: ReactNode
  /** Shown in the tooltip and told to screen readers; the shortcut itself is somebody else's work. */
  readonly shortcut?: Shortcut
  /** A switch that is on or off; left out for a plain button. */
  readonly isPressed?: boolean
  readonly tooltipSide?: 'top' | 'bottom' | 'left' | 'right'
}

/** A button with an icon only: always with a name, and a tooltip that says the shortcut. */
export function IconButton({
  label,
  icon,
  shortcut,
  isPressed,
  tooltipSide = 'bottom',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} side={tooltipSide} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut, isMac)}
        aria-pressed={isPressed}
        className={classNames(styles.button, className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
