import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { routes } from '../../routes.ts'
import { Notice } from './Notice.tsx'

/** For addresses and articles that do not exist or are not for this person: the server tells no difference, so neither do we. */
export function NotFoundScreen() {
  const { t } = useTranslation('shell')
  return (
    <div data-testid="not-found">
      <Notice title={t('notFound.title')} actions={<Link href={routes.articles}>{t('notFound.back')}</Link>}>
        {t('notFound.text')}
      </Notice>
    </div>
  )
}
