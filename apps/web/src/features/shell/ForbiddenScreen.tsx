import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes } from '../../routes.ts'
import { Notice } from './Notice.tsx'

/** For what a person may know of but not see. */
export function ForbiddenScreen() {
  const { t } = useTranslation('shell')
  return (
    <Notice title={t('forbidden.title')} actions={<Link href={routes.articles}>{t('notFound.back')}</Link>}>
      {t('forbidden.text')}
    </Notice>
  )
}
