import { type ComponentProps, useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './SelectField.module.css'

/** Props of `SelectField`; everything a `select` takes, its options as children. */
export interface SelectFieldProps extends ComponentProps<'select'> {
  readonly label: string
}

/** One of several, with its name above it. */
export function SelectField({ label, className, id, children, ...rest }: SelectFieldProps) {
  const ownId = useId()
  const fieldId = id ?? ownId
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={fieldId} className={styles.label}>
        {label}
      </label>
      <select {...rest} id={fieldId} className={styles.select}>
        {children}
      </select>
    </div>
  )
}
