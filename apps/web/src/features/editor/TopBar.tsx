import { ArrowLeft } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { loadList } from '../../loadList.ts'
import { routes } from '../../routes.ts'
import { NotificationBell } from '../notifications/NotificationBell.tsx'
import { LanguageMenu } from '../shell/LanguageMenu.tsx'
import { PersonMenu } from '../shell/PersonMenu.tsx'
import { ThemeMenu } from '../shell/ThemeMenu.tsx'
import { ArticleMenu } from './ArticleMenu.tsx'
import { CommentsButton } from './comments/CommentsButton.tsx'
import { ModeMenu } from './modes/ModeMenu.tsx'
import { PeopleHere } from './PeopleHere.tsx'
import { RailButton } from './review/RailButton.tsx'
import { SavedBadge } from './SavedBadge.tsx'
import { SlugField } from './SlugField.tsx'
import styles from './TopBar.module.css'
import { WorkflowStep } from './workflow/WorkflowStep.tsx'

/** Somebody is about to leave: the list's code shall be there when they do. */
function handleLeaving(): void {
  loadList().catch(() => undefined)
}

/** What the article is, whether it is saved, who is here. What may change its width stands left of what must not move. */
export function TopBar({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('editor')
  return (
    <header className={styles.bar}>
      <Link
        href={routes.articles}
        className={styles.back ?? ''}
        aria-label={t('topBar.back')}
        title={t('topBar.back')}
        data-testid="back-to-list"
        onFocus={handleLeaving}
        onPointerEnter={handleLeaving}
      >
        <ArrowLeft aria-hidden="true" />
      </Link>
      <SlugField />
      {!isNarrow && <WorkflowStep />}
      {!isNarrow && <PeopleHere />}
      <span className={styles.space} />
      <SavedBadge />
      <ModeMenu />
      <div className={styles.tools}>
        <RailButton isAlone={isNarrow} />
        {!isNarrow && <CommentsButton />}
        <ArticleMenu isNarrow={isNarrow} />
        {!isNarrow && <NotificationBell />}
        {!isNarrow && <LanguageMenu />}
        {!isNarrow && <ThemeMenu />}
        <PersonMenu />
      </div>
    </header>
  )
}
