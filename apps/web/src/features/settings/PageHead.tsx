import type { ReactNode } from 'react'
import styles from './PageHead.module.css'

/** The name of a settings page, and its next step. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </div>
  )
}
