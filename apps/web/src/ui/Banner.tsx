import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'

/** Props of `Banner`. */
export interface BannerProps {
  readonly tone: 'info' | 'good' | 'warning' | 'danger'
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** Buttons behind the words. */
  readonly actions?: ReactNode
  /** `alert` interrupts a screen reader; `status` waits; `none` where the banner was there from the start. */
  readonly announce?: 'alert' | 'status' | 'none'
}

const ICONS = { info: Info, good: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

/** A notice in its place on the page: what is the case, and what can be done. */
export function Banner({ tone, title, children, actions, announce = 'status' }: BannerProps) {
  const Icon = ICONS[tone]
  return (
    <div className={styles.banner} data-tone={tone} {...(announce === 'none' ? {} : { role: announce })}>
      <Icon aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
