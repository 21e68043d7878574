import type { ArticleListItem, SearchHit } from '@stet/protocol'
import { memo } from 'react'
import { ArticleCell } from './ArticleCell.tsx'
import styles from './ArticleRow.module.css'
import type { Column } from './listColumns.ts'

/** Props of `ArticleRow`. */
export interface ArticleRowProps {
  readonly article: ArticleListItem
  /** Where a search found it. */
  readonly hit: SearchHit | undefined
  readonly columns: readonly Column[]
  readonly now: Date
}

/** One article of the list; the whole row opens it. */
export const ArticleRow = memo(function ArticleRow({ columns, ...cell }: ArticleRowProps) {
  return (
    <div role="row" className={styles.row} data-article-row={cell.article.id}>
      {columns.map((column) => (
        <span key={column} role="cell" className={styles[column]}>
          <ArticleCell column={column} {...cell} />
        </span>
      ))}
    </div>
  )
})
