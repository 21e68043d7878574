import { useTranslation } from '../../i18n/useTranslation.ts'
import type { ReactNode } from 'react'
import { useEventStreamStatus } from '../../api/useEvents.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './ListStatus.module.css'
import { NotLiveHint } from './NotLiveHint.tsx'
import type { ArticleList } from './useArticleList.ts'

/** Props of `ListStatus`. */
export interface ListStatusProps {
  readonly list: ArticleList
  /** Whether it is less than all. */
  readonly isChosen: boolean
  /** What opens the tools. */
  readonly children: ReactNode
}

/** One quiet line above the list: what a search found, and what came meanwhile. It has its place whether it says anything or not. */
export function ListStatus({ list, isChosen, children }: ListStatusProps) {
  const { t } = useTranslation('articles')
  const status = useEventStreamStatus()
  const isSettled = !list.isLoading && list.error === null
  return (
    <div className={styles.line}>
      {children}
      <p role="status" className={styles.words}>
        {list.isLoading && <VisuallyHidden>{t('loading')}</VisuallyHidden>}
        {isSettled && isChosen && !list.hasMore && t('found', { count: list.rows.length })}
      </p>
      {status === 'connecting' && isSettled && <NotLiveHint />}
      {list.newcomerCount > 0 && (
        <button type="button" className={styles.newcomers} onClick={list.showNewcomers}>
          {t('showNew', { count: list.newcomerCount })}
        </button>
      )}
    </div>
  )
}
