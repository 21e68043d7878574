import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './SheetSkeleton.module.css'

/** Lines where the article will be. */
export function SheetSkeleton() {
  return (
    <div className={styles.lines} aria-hidden="true">
      <Skeleton width="8rem" />
      <Skeleton width="100%" height="2rem" />
      <Skeleton width="70%" height="2rem" />
      <Skeleton width="96%" />
      <Skeleton width="100%" />
      <Skeleton width="88%" />
    </div>
  )
}
