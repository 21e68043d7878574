import type { ReactNode } from 'react'
import styles from './Rows.module.css'

/** Things one below the other, each a `Row`. */
export function Rows({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul aria-label={label} className={styles.rows}>
      {children}
    </ul>
  )
}

/** Props of `Row`. */
export interface RowProps {
  /** Before the name, for the eye. */
  readonly sign?: ReactNode
  readonly name: ReactNode
  /** Below the name. */
  readonly about?: ReactNode
  /** Beside them: what it is. */
  readonly facts?: ReactNode
  /** Buttons at the end. */
  readonly actions?: ReactNode
}

/** One thing: its name, what is to be known about it, and what can be done. */
export function Row({ sign, name, about, facts, actions }: RowProps) {
  return (
    <li className={styles.row}>
      {sign !== undefined && <span className={styles.sign}>{sign}</span>}
      <div className={styles.words}>
        <div className={styles.name}>{name}</div>
        {about !== undefined && <div className={styles.about}>{about}</div>}
      </div>
      {facts !== undefined && <div className={styles.facts}>{facts}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  )
}

/** A short word about something, in a frame. */
export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'good' | 'danger'
  readonly children: ReactNode
}) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  )
}
