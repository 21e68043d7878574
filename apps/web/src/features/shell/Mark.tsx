import styles from './Mark.module.css'
import { classNames } from '../../ui/classNames.ts'

/** The name of the product as a proofreader would mark it: dots under a word that shall stand. */
export function Mark({ size = 'regular' }: { size?: 'regular' | 'large' }) {
  return (
    <span className={classNames(styles.mark, size === 'large' && styles.large)} translate="no">
      Stet
    </span>
  )
}
