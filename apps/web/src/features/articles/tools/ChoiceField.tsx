import { useId } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import styles from './ListTools.module.css'

/** Props of `ChoiceField`. */
export interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  /** Empty: any. */
  readonly value: Value | ''
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** One of them has to be chosen: there is no “any”. */
  readonly isNeeded?: boolean
  readonly onChange: (value: Value | '') => void
}

/** One of several, by the browser's own list. */
export function ChoiceField<Value extends string>({
  label,
  value,
  options,
  isNeeded = false,
  onChange,
}: ChoiceFieldProps<Value>) {
  const { t } = useTranslation('listTools')
  const id = useId()
  return (
    <div className={styles.choice} data-chosen={(!isNeeded && value !== '') || undefined}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) =>
          onChange(options.find((option) => option.value === event.target.value)?.value ?? '')
        }
      >
        {!isNeeded && <option value="">{t('any')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
