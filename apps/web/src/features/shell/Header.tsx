import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { routes } from '../../routes.ts'
import styles from './Header.module.css'
import { NotificationBell } from '../notifications/NotificationBell.tsx'
import { LanguageMenu } from './LanguageMenu.tsx'
import { Mark } from './Mark.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

/** The top bar of every screen but the article, which has one of its own. */
export function Header() {
  const { t } = useTranslation('shell')
  return (
    <header className={styles.header}>
      <Link href={routes.articles} className={styles.home ?? ''} aria-label={t('home')}>
        <Mark />
      </Link>
      <div className={styles.tools}>
        <NotificationBell />
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu />
      </div>
    </header>
  )
}
