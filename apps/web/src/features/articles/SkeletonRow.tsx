import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './ArticleRow.module.css'

/** A row's place while the list is loading; nothing to a screen reader, which is told in words. */
export function SkeletonRow({ index }: { index: number }) {
  return (
    <div className={styles.row} aria-hidden="true">
      <span className={styles.state}>
        <Skeleton width="4rem" height="1.125rem" />
      </span>
      <span className={styles.article}>
        <Skeleton width={`${[72, 54, 86, 63, 48, 77][index % 6]}%`} height="1.125rem" />
        <Skeleton width="7rem" height="0.625rem" />
      </span>
      <span className={styles.authors}>
        <Skeleton width="6rem" />
      </span>
      <span className={styles.people} />
      <span className={styles.length}>
        <Skeleton width="2.5rem" />
      </span>
      <span className={styles.changed}>
        <Skeleton width="3rem" />
      </span>
    </div>
  )
}
