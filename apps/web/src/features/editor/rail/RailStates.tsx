import type { ReactNode } from 'react'
import styles from './RailStates.module.css'

/** Props of `RailStates`. */
export interface RailStatesProps<Value extends string> {
  /** Said before the options. */
  readonly label: string
  /** Of the group of radio buttons. */
  readonly name: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count?: number }[]
  readonly onChange: (value: Value) => void
  /** What can be done with what is listed. */
  readonly children?: ReactNode
}

/** The head of a list in the rail: which of them are listed, and what can be done with all of these. */
export function RailStates<Value extends string>(props: RailStatesProps<Value>) {
  const { label, name, value: chosen, options, onChange, children } = props
  return (
    <div className={styles.head}>
      <div role="radiogroup" aria-label={label} className={styles.states}>
        {options.map(({ value, label: words, count }) => (
          <label key={value} className={styles.state}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChange(value)}
            />
            <span>
              {words}
              {count !== undefined && <span className={styles.count}>{count}</span>}
            </span>
          </label>
        ))}
      </div>
      <span className={styles.space} />
      {children}
    </div>
  )
}
