import { LINE_WIDTH } from '@stet/article'
import { useContext } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import styles from './BottomBar.module.css'
import { EditorContext, useEditorStatus, useLengths } from './EditorHandle.ts'
import { FollowingAnnouncer, FollowingSign } from './following/FollowingSign.tsx'
import { useIsWriting } from './modes/useIsWriting.ts'
import { useFollowing } from './following/useFollowing.ts'
import { useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import { useOpenCount } from './review/RailButton.tsx'
import { PeopleHere } from './PeopleHere.tsx'
import { ViewMenu } from './views/ViewMenu.tsx'
import { TargetProgress } from './TargetProgress.tsx'
import { WorkflowStep } from './workflow/WorkflowStep.tsx'

/** Where the caret is and how long the article is; on narrow screens also its state and who is here. */
export function BottomBar({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('editor')
  const editor = useContext(EditorContext)
  const { following } = useFollowing()
  // Where there is no room for both, the one that is about this moment.
  const isSignAlone = isNarrow && following !== null
  return (
    <footer className={styles.bar} aria-label={t('counts.label')}>
      {isNarrow && !isSignAlone && <WorkflowStep />}
      {isSignAlone && (
        <span className={styles.space}>
          <FollowingSign />
        </span>
      )}
      {!isSignAlone &&
        (editor === null ? <span className={styles.space} /> : <Lengths isNarrow={isNarrow} />)}
      <FollowingAnnouncer />
      {isNarrow && <PeopleHere most={3} />}
    </footer>
  )
}

function Lengths({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { metadata } = useOpenArticle()
  const { article, published, inField } = useLengths()
  const { field, isFocused } = useEditorStatus()
  const isWriting = useIsWriting()
  const isHeld = useSnapshot((snapshot) => snapshot.isHeld)
  const suggestions = useOpenCount()
  const figure = (key: 'characters' | 'words' | 'lines' | 'minutes' | 'inField', count: number): string =>
    t(`counts.${key}`, { count, number: format.number(count) })
  return (
    <>
      {!isNarrow && isWriting && isFocused && (
        <span className={styles.place}>
          {t(`field.${field}`)}
          {inField !== null && inField.field === field && (
            <span className={styles.inField}>{figure('inField', inField.characters)}</span>
          )}
        </span>
      )}
      <FollowingSign />
      <span className={styles.others} role="status" data-testid="others-writing">
        {isHeld && t(isNarrow ? 'held.short' : 'held.long')}
      </span>
      <ul className={styles.counts}>
        {suggestions > 0 && (
          <li>{t('review.count', { count: suggestions, number: format.number(suggestions) })}</li>
        )}
        <li>
          {published === article.characters || isNarrow
            ? figure('characters', article.characters)
            : t('counts.accepted', {
                now: figure('characters', published),
                number: format.number(article.characters),
              })}
        </li>
        {!isNarrow && (
          <>
            <li>{figure('words', article.words)}</li>
            <li title={t('counts.linesOf', { width: LINE_WIDTH })}>{figure('lines', article.lines)}</li>
            <li>{figure('minutes', article.readingMinutes)}</li>
          </>
        )}
        {metadata.targetLength !== null && (
          <li className={styles.target}>
            <TargetProgress characters={article.characters} target={metadata.targetLength} />
          </li>
        )}
      </ul>
      {!isNarrow && <ViewMenu />}
    </>
  )
}
