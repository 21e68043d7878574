import type { ArticleListItem, ListFilter } from '@stet/protocol'
import styles from './ListTools.module.css'
import { FilterBar } from './FilterBar.tsx'
import { LayoutChoice } from './LayoutChoice.tsx'
import { ViewBar } from './ViewBar.tsx'

/** Props of `ListTools`. */
export interface ListToolsProps {
  readonly filter: ListFilter
  readonly isBoard: boolean
  /** What is shown: desks and people to choose from are taken from there. */
  readonly rows: readonly ArticleListItem[]
  readonly onChange: (filter: ListFilter, asBoard?: boolean) => void
}

/** What decides which articles are shown, and how. */
export function ListTools({ filter, isBoard, rows, onChange }: ListToolsProps) {
  return (
    <div className={styles.tools} data-testid="list-tools">
      <ViewBar filter={filter} onChange={onChange} />
      <div className={styles.line}>
        <FilterBar filter={filter} isBoard={isBoard} rows={rows} onChange={onChange} />
        <LayoutChoice isBoard={isBoard} onChange={(asBoard) => onChange(filter, asBoard)} />
      </div>
    </div>
  )
}
