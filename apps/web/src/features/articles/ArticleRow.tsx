import type { ArticleListItem } from '@stet/protocol'
import { memo } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { useFormat } from '../../i18n/useFormat.ts'
import { loadEditor } from '../../loadEditor.ts'
import { articlePath } from '../../routes.ts'
import { AvatarGroup } from '../../ui/Avatar.tsx'
import { classNames } from '../../ui/classNames.ts'
import { StatePill } from '../../ui/StatePill.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './ArticleRow.module.css'

/** Props of `ArticleRow`. */
export interface ArticleRowProps {
  readonly article: ArticleListItem
  readonly now: Date
}

/** More names than this would make every row as wide as its longest team. */
const SHOWN_AUTHORS = 2

/** Somebody is about to open it: the editor's code shall be there when they do. */
function handleApproach(): void {
  loadEditor().catch(() => undefined)
}

/** One article of the list; the whole row opens it. */
export const ArticleRow = memo(function ArticleRow({ article, now }: ArticleRowProps) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const updatedAt = new Date(article.updatedAt)
  const names = article.authors.map((author) => author.name)
  const hidden = names.length - SHOWN_AUTHORS

  return (
    <div role="row" className={styles.row} data-article-row={article.id}>
      <span role="cell" className={styles.state}>
        <StatePill state={article.state} />
      </span>
      <span role="cell" className={styles.article}>
        <Link
          href={articlePath(article.id)}
          className={classNames(styles.headline, article.headline === '' && styles.missing)}
          data-article-link
          lang={article.headline === '' ? undefined : article.language}
          dir="auto"
          onFocus={handleApproach}
          onPointerEnter={handleApproach}
        >
          {article.headline || t('noHeadline')}
        </Link>
        <span className={styles.slug} translate="no">
          {article.slug}
        </span>
      </span>
      <span role="cell" className={styles.authors} title={format.list(names)}>
        {names.slice(0, SHOWN_AUTHORS).map((name, index) => (
          <span key={article.authors[index]?.id} className={styles.author}>
            <bdi>{name}</bdi>
            {index < Math.min(names.length, SHOWN_AUTHORS) - 1 && ', '}
          </span>
        ))}
        {hidden > 0 && (
          <span className={styles.hiddenAuthors}>
            {' '}
            {t('moreAuthors', { count: hidden })}
            <VisuallyHidden> {format.list(names.slice(SHOWN_AUTHORS))}</VisuallyHidden>
          </span>
        )}
      </span>
      <span role="cell" className={styles.people}>
        <AvatarGroup people={article.people} most={4} size="small" />
      </span>
      <span role="cell" className={styles.length}>
        <span aria-hidden="true">
          {format.number(article.characters)}
          {article.targetLength !== null && (
            <span className={styles.target}> / {format.number(article.targetLength)}</span>
          )}
          <span className={styles.unit}> {t('column.length')}</span>
        </span>
        <VisuallyHidden>
          {article.targetLength === null
            ? t('length', { count: article.characters })
            : t('lengthOf', { count: article.characters, target: article.targetLength })}
        </VisuallyHidden>
      </span>
      <span role="cell" className={styles.changed}>
        <time dateTime={article.updatedAt} title={t('changedAt', { when: format.dateTime(updatedAt) })}>
          {format.relative(updatedAt, now)}
        </time>
      </span>
    </div>
  )
})
