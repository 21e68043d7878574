import { type CSSProperties, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useNow } from '../../i18n/useNow.ts'
import { Button } from '../../ui/Button.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { ArticleRow } from './ArticleRow.tsx'
import styles from './ArticleTable.module.css'
import { useColumns } from './keptColumns.ts'
import { gridsOf } from './listColumns.ts'
import { moveRowFocus } from './listFocus.ts'
import { SkeletonRow } from './SkeletonRow.tsx'
import type { ArticleList } from './useArticleList.ts'

/** Props of `ArticleTable`. */
export interface ArticleTableProps {
  readonly list: ArticleList
  /** Arrow up in the first row. */
  readonly onLeaveUp: () => void
}

/** The articles: a table where there is room, cards where there is not; the same to a screen reader. */
export function ArticleTable({ list, onLeaveUp }: ArticleTableProps) {
  const { t } = useTranslation('articles')
  const now = useNow(30_000)
  const [columns] = useColumns()
  const { wide, narrow } = gridsOf(columns)
  const table = useRowKeys(onLeaveUp)
  const end = useWhenSeen(list.hasMore, list.loadMore)

  return (
    <>
      <VisuallyHidden id="list-keys">{t('keys')}</VisuallyHidden>
      <div
        ref={table}
        role="table"
        aria-label={t('title')}
        aria-describedby="list-keys"
        aria-busy={list.isLoading}
        className={styles.table}
        style={
          {
            '--columns': wide.columns,
            '--least': wide.least,
            '--columns-narrow': narrow.columns,
            '--least-narrow': narrow.least,
          } as CSSProperties
        }
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" className={styles.headRow}>
            {columns.map((column) => (
              <span key={column} role="columnheader" className={styles[column]}>
                {t(`column.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body}>
          {list.rows.map((article) => (
            <ArticleRow
              key={article.id}
              article={article}
              hit={list.hits.get(article.id)}
              columns={columns}
              now={now}
            />
          ))}
          {list.isLoading &&
            [0, 1, 2, 3, 4, 5].map((index) => <SkeletonRow key={index} index={index} columns={columns} />)}
        </div>
      </div>
      {list.hasMore && (
        <div ref={end} className={styles.more}>
          <Button look="bare" isBusy={list.isLoadingMore} onClick={list.loadMore}>
            {list.isLoadingMore ? t('loadingMore') : t('loadMore')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Lets the arrow keys walk through the rows of the list in the element. */
function useRowKeys(onLeaveUp: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const handleLeaveUp = useEffectEvent(onLeaveUp)
  useEffect(() => {
    const list = element.current
    if (!list) return undefined
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const move = moveRowFocus(list, event.key)
      if (move === null) return
      event.preventDefault()
      if (move === 'before-first') handleLeaveUp()
    }
    list.addEventListener('keydown', handleKeyDown)
    return () => list.removeEventListener('keydown', handleKeyDown)
  }, [])
  return element
}

/** Calls `onSeen` when the element comes near the screen, again after each change of `isWanted`. */
function useWhenSeen(isWanted: boolean, onSeen: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const handleSeen = useEffectEvent(onSeen)
  useEffect(() => {
    if (!element.current || !isWanted) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) handleSeen()
      },
      { rootMargin: '600px' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [isWanted])
  return element
}
