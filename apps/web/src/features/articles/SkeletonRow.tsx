import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './ArticleRow.module.css'
import type { Column } from './listColumns.ts'

/** A row's place while the list is loading; nothing to a screen reader, which is told in words. */
export function SkeletonRow({ index, columns }: { index: number; columns: readonly Column[] }) {
  return (
    <div className={styles.row} aria-hidden="true">
      {columns.map((column) => (
        <span key={column} className={styles[column]}>
          {column === 'article' ? (
            <>
              <Skeleton width={`${[72, 54, 86, 63, 48, 77][index % 6]}%`} height="1.125rem" />
              <Skeleton width="7rem" height="0.625rem" />
            </>
          ) : (
            ['state', 'authors', 'changed'].includes(column) && <Skeleton width="3rem" />
          )}
        </span>
      ))}
    </div>
  )
}
