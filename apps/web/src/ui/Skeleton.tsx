import styles from './Skeleton.module.css'

/** A quiet block where a line of content will be. `width` is any CSS length. Hidden from screen readers. */
export function Skeleton({ width = '100%', height = '0.75rem' }: { width?: string; height?: string }) {
  return (
    <span className={styles.skeleton} style={{ inlineSize: width, blockSize: height }} aria-hidden="true" />
  )
}
