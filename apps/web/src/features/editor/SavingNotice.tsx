import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useStorageTrouble } from '../shell/LiveState.tsx'
import { StorageTroubleNotice } from '../shell/StorageTroubleNotice.tsx'
import { CopyDialog } from './CopyDialog.tsx'
import { useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import type { NotSavedReason } from './session/savedState.ts'

/** Why saving does not work now, or cannot for want of a network, and what can be done; nothing while it does. */
export function SavingNotice() {
  const { t } = useTranslation('editor')
  const { session } = useOpenArticle()
  const badge = useSnapshot((snapshot) => snapshot.badge)
  const isReadable = useSnapshot((snapshot) => snapshot.isReadable)
  const trouble = useStorageTrouble()
  const reason = badge.kind === 'not-saved' ? badge.reason : null
  const cannotWrite = reason === 'server-cannot-write'
  return (
    <>
      <StorageTroubleNotice />
      {cannotWrite && trouble === null && (
        <div data-testid="storage-banner">
          <Reason reason="server-cannot-write" />
        </div>
      )}
      {reason !== null && !cannotWrite && <Reason reason={reason} />}
      {badge.kind === 'offline' && isReadable && session.mayWrite && (
        <Banner tone="info" announce="none">
          {t('saved.offlineNotice')}
        </Banner>
      )}
    </>
  )
}

function Reason({ reason }: { reason: NotSavedReason }) {
  const { t } = useTranslation('editor')
  const { session } = useOpenArticle()
  const [copy, setCopy] = useState<string | null>(null)
  const isRefused = reason === 'malformed' || reason === 'too-large'
  const needsCopy = isRefused || reason === 'not-kept'
  return (
    <>
      <Banner
        tone="danger"
        announce="none"
        title={t('saved.notSaved')}
        actions={
          <>
            {needsCopy && (
              <Button size="small" onClick={() => void session.text().then(setCopy)}>
                {t('saved.takeCopy')}
              </Button>
            )}
            {reason === 'outdated' && (
              <Button size="small" onClick={() => window.location.reload()}>
                {t('saved.reload')}
              </Button>
            )}
            {isRefused && (
              <>
                <Button size="small" onClick={() => void session.resume()}>
                  {t('saved.tryAgain')}
                </Button>
                <Button size="small" onClick={() => void session.startOver()}>
                  {t('saved.startOver')}
                </Button>
              </>
            )}
          </>
        }
      >
        {t(`saved.reason.${reason}`)}
      </Banner>
      {copy !== null && (
        <CopyDialog
          title={t('recovered.unsentTitle')}
          description={t('recovered.unsentDescription')}
          text={copy}
          filename={session.metadata.slug}
          onClose={() => setCopy(null)}
        />
      )}
    </>
  )
}
