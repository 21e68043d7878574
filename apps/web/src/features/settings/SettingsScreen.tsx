import { Link } from 'wouter'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { settingsPath } from '../../routes.ts'
import { useMe } from '../session/useMe.ts'
import { NotFoundScreen } from '../shell/NotFoundScreen.tsx'
import { useDocumentTitle } from '../shell/useDocumentTitle.ts'
import { AccountPage } from './account/AccountPage.tsx'
import { DesksPage } from './desks/DesksPage.tsx'
import { PeoplePage } from './people/PeoplePage.tsx'
import { WebhooksPage } from './webhooks/WebhooksPage.tsx'
import styles from './SettingsScreen.module.css'

const PAGES = {
  account: AccountPage,
  people: PeoplePage,
  desks: DesksPage,
  webhooks: WebhooksPage,
} as const
type Page = keyof typeof PAGES

/** What somebody sets for themselves; for who manages accounts, people, desks and webhooks as well. */
export function SettingsScreen({ page }: { readonly page: string }) {
  const { t } = useTranslation('settings')
  const me = useMe()
  const pages: readonly Page[] = [
    'account',
    ...(me.canManageAccounts ? (['people', 'desks'] as const) : []),
    ...(me.canManageWebhooks ? (['webhooks'] as const) : []),
  ]
  const shown = pages.find((each) => each === (page === '' ? 'account' : page))
  useDocumentTitle(shown ? t(`page.${shown}`) : t('title'))
  if (!shown) return <NotFoundScreen />
  const Content = PAGES[shown]
  return (
    <main id="main" tabIndex={-1} className={styles.screen}>
      {pages.length > 1 && (
        <nav aria-label={t('nav')} className={styles.nav}>
          {pages.map((each) => (
            <Link
              key={each}
              href={settingsPath(each)}
              className={styles.link ?? ''}
              aria-current={each === shown ? 'page' : undefined}
            >
              {t(`page.${each}`)}
            </Link>
          ))}
        </nav>
      )}
      <Content />
    </main>
  )
}
