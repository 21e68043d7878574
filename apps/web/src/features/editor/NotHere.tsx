import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { routes } from '../../routes.ts'
import { Button } from '../../ui/Button.tsx'
import { Header } from '../shell/Header.tsx'
import { Notice } from '../shell/Notice.tsx'
import { RecoveredNotice } from './RecoveredNotice.tsx'
import type { BrowserStore, RecoveredCopy } from './session/BrowserStore.ts'
import { useRecoveredCopies } from './useRecoveredCopies.ts'

/** The article does not exist (any more), or is not for this person; what they had not sent is offered. */
export function ArticleGone({
  articleId,
  store,
  recovered,
}: {
  articleId: string
  store: BrowserStore
  recovered: RecoveredCopy | null
}) {
  const { t } = useTranslation('editor')
  const { copies, discard } = useRecoveredCopies(articleId, store, recovered)
  return (
    <>
      <Header />
      <div data-testid="not-found">
        <Notice title={t('gone.title')} actions={<Link href={routes.articles}>{t('gone.back')}</Link>}>
          {t('gone.text')}
        </Notice>
      </div>
      <RecoveredNotice copies={copies} onDiscard={discard} />
    </>
  )
}

/** Nobody answers, and this browser never saw the article. */
export function ArticleUnavailable({ detail, onRetry }: { detail: string | null; onRetry: () => void }) {
  const { t } = useTranslation('editor')
  return (
    <>
      <Header />
      <Notice
        title={t('unavailable.title')}
        actions={
          <Button look="primary" onClick={onRetry}>
            {t('unavailable.retry')}
          </Button>
        }
      >
        {detail === null ? t('unavailable.text') : t('unavailable.failed', { detail })}
      </Notice>
    </>
  )
}
