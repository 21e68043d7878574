import type { ArticleListItem, Person, SearchHit } from '@stet/protocol'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { useFormat } from '../../i18n/useFormat.ts'
import { loadEditor } from '../../loadEditor.ts'
import { articlePath } from '../../routes.ts'
import { AvatarGroup } from '../../ui/Avatar.tsx'
import { classNames } from '../../ui/classNames.ts'
import { pillOf } from '../../ui/pillOf.ts'
import { StatePill } from '../../ui/StatePill.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './ArticleRow.module.css'
import { Deadline } from './Deadline.tsx'
import type { Column } from './listColumns.ts'
import { Marked } from './Marked.tsx'

/** Props of `ArticleCell`. */
export interface ArticleCellProps {
  readonly column: Column
  readonly article: ArticleListItem
  readonly hit: SearchHit | undefined
  readonly now: Date
}

/** Somebody is about to open it: the editor's code shall be there when they do. */
function handleApproach(): void {
  loadEditor().catch(() => undefined)
}

/** What one column says of an article. */
export function ArticleCell({ column, ...said }: ArticleCellProps) {
  const Says = CELLS[column]
  return <Says {...said} />
}

type Said = Omit<ArticleCellProps, 'column'>

const CELLS: Readonly<Record<Column, (said: Said) => ReactNode>> = {
  state: ({ article }) => <StatePill state={pillOf(article)} />,
  publication: Publication,
  urgency: ({ article }) => article.urgency,
  article: Name,
  desk: ({ article }) => article.desk,
  assignees: ({ article }) => <Names people={article.assignedTo} />,
  authors: ({ article }) => <Names people={article.authors} />,
  people: ({ article }) => <AvatarGroup people={article.people} most={4} size="small" />,
  due: ({ article: { dueAt, embargoUntil }, now }) => (
    <>
      {dueAt !== null && <Deadline kind="due" at={dueAt} now={now} />}
      {embargoUntil !== null && <Deadline kind="embargo" at={embargoUntil} now={now} />}
    </>
  ),
  open: Open,
  legal: Legal,
  length: Length,
  changed: Changed,
}

/** What the public has of it; nothing for what never was public. */
function Publication({ article: { publication, version, isCorrectionOpen } }: Said) {
  const { t } = useTranslation('articles')
  if (publication === 'none') return null
  return t(`publication.${isCorrectionOpen ? 'correction' : publication}`, { version })
}

function Open({ article: { openSuggestions, openComments, openBlocking, lateWork } }: Said) {
  const { t } = useTranslation('articles')
  if (openSuggestions + openComments + lateWork === 0) return null
  const words = [
    openSuggestions > 0 && t('openSuggestions', { count: openSuggestions }),
    openComments > 0 && t('openComments', { count: openComments }),
    openBlocking > 0 && t('openBlocking', { count: openBlocking }),
    lateWork > 0 && t('lateWork', { count: lateWork }),
  ]
  return (
    <span title={words.filter(Boolean).join(', ')}>
      <span
        aria-hidden="true"
        className={styles.counts}
        data-blocked={openBlocking + lateWork > 0 || undefined}
      >
        {openSuggestions} / {openComments}
        {openBlocking > 0 && '!'}
        {lateWork > 0 && ' ↯'}
        <span className={styles.unit}> {t('column.open')}</span>
      </span>
      <VisuallyHidden>{words.filter(Boolean).join(', ')}</VisuallyHidden>
    </span>
  )
}

function Legal({ article: { isLegalCheckNeeded, isLegallyCleared } }: Said) {
  const { t } = useTranslation('articles')
  if (!isLegalCheckNeeded) return null
  return (
    <>
      <span aria-hidden="true">§{isLegallyCleared && '✓'}</span>
      <VisuallyHidden>{t(isLegallyCleared ? 'legalCleared' : 'legalNeeded')}</VisuallyHidden>
    </>
  )
}

function Changed({ article: { updatedAt }, now }: Said) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const instant = new Date(updatedAt)
  return (
    <time dateTime={updatedAt} title={t('changedAt', { when: format.dateTime(instant) })}>
      {format.relative(instant, now)}
    </time>
  )
}

function Name({ article, hit }: Said) {
  const { t } = useTranslation('articles')
  const isMissing = article.headline === ''
  return (
    <>
      <Link
        href={articlePath(article.id)}
        className={classNames(styles.headline, isMissing && styles.missing)}
        data-article-link
        lang={isMissing ? undefined : article.language}
        dir="auto"
        onFocus={handleApproach}
        onPointerEnter={handleApproach}
      >
        {isMissing ? t('noHeadline') : <Marked text={article.headline} marks={hit?.headline ?? []} />}
      </Link>
      {hit?.excerpt && (
        <span className={styles.excerpt} lang={article.language} dir="auto" data-testid="hit">
          <Marked {...hit.excerpt} />
        </span>
      )}
      <span className={styles.slug} translate="no">
        {article.isRestricted && <Lock role="img" aria-label={t('restricted')} className={styles.lock} />}
        {article.slug}
      </span>
    </>
  )
}

/** More names than this would make every row as wide as its longest team. */
const SHOWN_NAMES = 2

function Names({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const names = people.map((person) => person.name)
  const hidden = names.length - SHOWN_NAMES
  return (
    <span title={format.list(names)}>
      {people.slice(0, SHOWN_NAMES).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {hidden > 0 && (
        <>
          {' '}
          {t('moreAuthors', { count: hidden })}
          <VisuallyHidden> {format.list(names.slice(SHOWN_NAMES))}</VisuallyHidden>
        </>
      )}
    </span>
  )
}

function Length({ article: { characters, targetLength } }: Said) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  return (
    <>
      <span aria-hidden="true">
        {format.number(characters)}
        {targetLength !== null && <span className={styles.target}> / {format.number(targetLength)}</span>}
        <span className={styles.unit}> {t('column.length')}</span>
      </span>
      <VisuallyHidden>
        {targetLength === null
          ? t('length', { count: characters })
          : t('lengthOf', { count: characters, target: targetLength })}
      </VisuallyHidden>
    </>
  )
}
