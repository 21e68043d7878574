import { useId } from 'react'
import styles from './WorkflowDialog.module.css'

/** Props of `TextArea`. */
export interface TextAreaProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Several lines with their name and help. */
export function TextArea({ label, hint, value, onChange }: TextAreaProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className={styles.legend}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={3}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  )
}
