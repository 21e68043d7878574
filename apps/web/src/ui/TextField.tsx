import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './TextField.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Props of `TextField`; everything an `input` takes, refs included. */
export interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string
  /** Only for screen readers, where the place says what the field is for. */
  readonly isLabelHidden?: boolean
  /** Help below the field. */
  readonly hint?: ReactNode
  /** What is wrong with it; empty for nothing. */
  readonly error?: string
  /** Before the text, inside the frame. */
  readonly icon?: ReactNode
  /** Behind the text, inside the frame: a shortcut, a unit, a button. */
  readonly end?: ReactNode
}

/** One line of text with its name, help and error belonging to it. */
export function TextField({
  label,
  isLabelHidden = false,
  hint,
  error = '',
  icon,
  end,
  className,
  id,
  ...rest
}: TextFieldProps) {
  const ownId = useId()
  const fieldId = id ?? ownId
  const hintId = `${fieldId}-hint`
  const errorId = `${fieldId}-error`
  const described = [hint !== undefined && hintId, error !== '' && errorId].filter(Boolean).join(' ')
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={fieldId} className={isLabelHidden ? undefined : styles.label}>
        {isLabelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      <div className={styles.frame} data-invalid={error !== '' || undefined}>
        {icon !== undefined && <span className={styles.icon}>{icon}</span>}
        <input
          {...rest}
          id={fieldId}
          className={styles.input}
          aria-invalid={error !== '' || undefined}
          aria-describedby={described === '' ? undefined : described}
        />
        {end}
      </div>
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      {error !== '' && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
