import type { ReactNode } from 'react'
import styles from './Notice.module.css'
import { useDocumentTitle } from './useDocumentTitle.ts'

/** Props of `Notice`. */
export interface NoticeProps {
  readonly title: string
  readonly children: ReactNode
  /** What can be done; the next step first. */
  readonly actions?: ReactNode
}

/** A whole screen that says one thing: not found, no access, failed. */
export function Notice({ title, children, actions }: NoticeProps) {
  useDocumentTitle(title)
  return (
    <main id="main" tabIndex={-1} className={styles.notice}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </main>
  )
}
