import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

/** Props of `Button`; everything a `button` takes, refs included. */
export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one next step of a screen. `quiet`: a frame. `bare`: words only. `danger`: cannot be taken back. */
  readonly look?: 'primary' | 'quiet' | 'bare' | 'danger'
  readonly size?: 'regular' | 'small'
  /** A lucide icon before the words. */
  readonly icon?: ReactNode
  /** Shows that it is being done: cannot be pressed again, keeps the focus and the width. */
  readonly isBusy?: boolean
}

/** A button with words. */
export function Button({
  look = 'quiet',
  size = 'regular',
  icon,
  isBusy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // The caller's word or `button`: one of the three constants of HTML.
      type={type}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      className={classNames(styles.button, styles[look], size === 'small' && styles.small, className)}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {isBusy ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      {children}
    </button>
  )
}
