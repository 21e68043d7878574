import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './CheckField.module.css'

/** Props of `CheckField`; everything a checkbox takes. */
export interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode
  /** Help below the name. */
  readonly hint?: ReactNode
}

/** Something that is chosen or not. */
export function CheckField({ label, hint, id, ...rest }: CheckFieldProps) {
  const ownId = useId()
  const fieldId = id ?? ownId
  const hintId = `${fieldId}-hint`
  return (
    <div className={styles.field}>
      <input
        {...rest}
        type="checkbox"
        id={fieldId}
        className={styles.box}
        aria-describedby={hint === undefined ? undefined : hintId}
      />
      <label htmlFor={fieldId} className={styles.label}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
