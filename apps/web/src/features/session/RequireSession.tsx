import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Redirect, useLocation, useSearch } from 'wouter'
import { signInPath } from '../../routes.ts'
import { Button } from '../../ui/Button.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Notice } from '../shell/Notice.tsx'
import { MeContext } from './useMe.ts'
import { useSession } from './useSession.ts'

/**
 * Shows its children to a signed-in person and leads everybody else to the sign-in screen and back. Another person gets
 * children of their own: nothing of the one before is kept in them.
 */
export function RequireSession({ children }: { children: ReactNode }) {
  const { t } = useTranslation('session')
  const session = useSession()
  const [location] = useLocation()
  const search = useSearch()

  if (session.status === 'signedIn') {
    return (
      <MeContext key={session.me.id} value={session.me}>
        {children}
      </MeContext>
    )
  }
  if (session.status === 'signedOut') {
    return <Redirect to={signInPath(search === '' ? location : `${location}?${search}`)} replace />
  }
  if (session.status === 'unreachable') {
    return (
      <Notice
        title={t('unreachable.title')}
        actions={
          <Button look="primary" isBusy={session.isRetrying} onClick={session.retry}>
            {t('unreachable.retry')}
          </Button>
        }
      >
        {t('unreachable.text')}
      </Notice>
    )
  }
  return (
    <main id="main" tabIndex={-1} aria-busy="true">
      <VisuallyHidden>{t('checking')}</VisuallyHidden>
    </main>
  )
}
