import type { ReactNode } from 'react'
import styles from './DialogButtons.module.css'

/** The buttons at the end of a dialog, or of a form in one, the next step last. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}
