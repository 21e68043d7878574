import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

/** Props of `Section`. */
export interface SectionProps {
  readonly title: string
  readonly text?: ReactNode
  /** Beside the title. */
  readonly action?: ReactNode
  readonly children?: ReactNode
}

/** A part of a settings page: what it is about, then what can be done. */
export function Section({ title, text, action, children }: SectionProps) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className={styles.section}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {action}
      </div>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </section>
  )
}
