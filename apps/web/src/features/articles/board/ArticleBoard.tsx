import { ARTICLE_STATES, type ArticleListItem, type ArticleState, type ListFilter } from '@stet/protocol'
import { useId } from 'react'
import { Link } from 'wouter'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { loadEditor } from '../../../loadEditor.ts'
import { articlePath } from '../../../routes.ts'
import { AvatarGroup } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/classNames.ts'
import { StatePill } from '../../../ui/StatePill.tsx'
import { Deadline } from '../Deadline.tsx'
import { Marked } from '../Marked.tsx'
import { useArticleList } from '../useArticleList.ts'
import styles from './ArticleBoard.module.css'

/** The articles of a list by where they stand: a column for each state, as one filters. */
export function ArticleBoard({ filter }: { filter: ListFilter }) {
  const now = useNow(30_000)
  return (
    <div className={styles.board} data-testid="board">
      {ARTICLE_STATES.map((state) => (
        <BoardColumn key={state} state={state} filter={filter} now={now} />
      ))}
    </div>
  )
}

interface BoardColumnProps {
  readonly state: ArticleState
  readonly filter: ListFilter
  readonly now: Date
}

function BoardColumn({ state, filter, now }: BoardColumnProps) {
  const { t } = useTranslation('articles')
  const list = useArticleList({ ...filter, state })
  const title = useId()
  // Here a card moves when its state does: where it stands is what the board shows.
  const rows = list.rows.filter((article) => article.state === state)
  return (
    <section aria-labelledby={title} className={styles.column} data-board-state={state}>
      <h2 id={title} className={styles.title}>
        <StatePill state={state} />
        <span className={styles.count}>
          {rows.length}
          {list.hasMore && '+'}
        </span>
      </h2>
      {list.newcomerCount > 0 && (
        <Button look="bare" size="small" onClick={list.showNewcomers}>
          {t('showNew', { count: list.newcomerCount })}
        </Button>
      )}
      <ul className={styles.cards} aria-busy={list.isLoading}>
        {rows.map((article) => (
          <li key={article.id} className={styles.card} data-article-row={article.id}>
            <Card article={article} marks={list.hits.get(article.id)?.headline ?? []} now={now} />
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button look="bare" size="small" isBusy={list.isLoadingMore} onClick={list.loadMore}>
          {t('loadMore')}
        </Button>
      )}
    </section>
  )
}

function handleApproach(): void {
  loadEditor().catch(() => undefined)
}

interface CardProps {
  readonly article: ArticleListItem
  readonly marks: readonly [number, number][]
  readonly now: Date
}

function Card({ article, marks, now }: CardProps) {
  const { t } = useTranslation('articles')
  const {
    id,
    headline,
    language,
    desk,
    dueAt,
    embargoUntil,
    openSuggestions,
    openComments,
    lateWork,
    isLegalCheckNeeded,
    isLegallyCleared,
  } = article
  return (
    <>
      <Link
        href={articlePath(id)}
        className={classNames(styles.headline, headline === '' && styles.missing)}
        data-article-link
        lang={headline === '' ? undefined : language}
        dir="auto"
        onFocus={handleApproach}
        onPointerEnter={handleApproach}
      >
        {headline === '' ? t('noHeadline') : <Marked text={headline} marks={[...marks]} />}
      </Link>
      <div className={styles.facts}>
        {desk !== '' && <span>{desk}</span>}
        {dueAt !== null && <Deadline kind="due" at={dueAt} now={now} />}
        {embargoUntil !== null && <Deadline kind="embargo" at={embargoUntil} now={now} />}
        {openSuggestions > 0 && <span>{t('openSuggestions', { count: openSuggestions })}</span>}
        {openComments > 0 && <span>{t('openComments', { count: openComments })}</span>}
        {lateWork > 0 && <span>{t('lateWork', { count: lateWork })}</span>}
        {isLegalCheckNeeded && <span>{t(isLegallyCleared ? 'legalCleared' : 'legalNeeded')}</span>}
        <span className={styles.people}>
          <AvatarGroup people={article.people} most={3} size="small" />
        </span>
      </div>
    </>
  )
}
