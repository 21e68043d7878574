import { Inbox } from 'lucide-react'
import { Link } from 'wouter'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { settingsPath } from '../../../routes.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './NotificationPanel.module.css'
import { NotificationRow } from './NotificationRow.tsx'
import { useNotifications } from './useNotifications.ts'

const EVERY_MINUTE = 60_000

/** Props of `NotificationPanel`. */
export interface NotificationPanelProps {
  /** Whether it says itself what it is; not where the dialogue around it does. */
  readonly isTitled?: boolean
  readonly onClose: () => void
}

/** What concerns the person, the latest first; each leads to its article, a comment to its thread. */
export function NotificationPanel({ isTitled = true, onClose }: NotificationPanelProps) {
  const { t } = useTranslation('notifications')
  const notifications = useNotifications()
  const now = useNow(EVERY_MINUTE)
  const { list, isFailed, read } = notifications
  const hasUnread = list?.some(({ isRead }) => !isRead) ?? false
  return (
    <div className={styles.panel} data-testid="notifications" aria-busy={list === undefined && !isFailed}>
      <div className={styles.head}>
        {isTitled && <h2 className={styles.title}>{t('title')}</h2>}
        {/* Stays where it is when there is nothing left to do, so that the focus does. */}
        <button
          type="button"
          className={styles.readAll}
          aria-disabled={!hasUnread}
          onClick={() => hasUnread && notifications.readAll()}
        >
          {t('readAll')}
        </button>
      </div>
      {list === undefined && !isFailed && <Waiting />}
      {isFailed && (
        <div className={styles.said} role="alert">
          <p>{t('failed')}</p>
          <Button size="small" onClick={notifications.retry}>
            {t('again')}
          </Button>
        </div>
      )}
      {list?.length === 0 && (
        <div className={styles.said}>
          <Inbox aria-hidden="true" />
          <p className={styles.emptyTitle}>{t('empty.title')}</p>
          <p>{t('empty.text')}</p>
        </div>
      )}
      {list !== undefined && list.length > 0 && (
        <ul className={styles.list} aria-label={t('title')}>
          {list.map((each) => (
            <li key={each.number}>
              <NotificationRow
                notification={each}
                now={now}
                onOpen={() => {
                  if (!each.isRead) read(each.number)
                  onClose()
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        {notifications.hasMore && (
          <Button size="small" isBusy={notifications.isLoadingMore} onClick={notifications.loadMore}>
            {t('more')}
          </Button>
        )}
        <Link href={settingsPath('account')} className={styles.settings ?? ''} onClick={onClose}>
          {t('mail')}
        </Link>
      </div>
    </div>
  )
}

function Waiting() {
  const { t } = useTranslation('notifications')
  return (
    <div className={styles.waiting}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton width="90%" />
      <Skeleton width="60%" />
      <Skeleton width="80%" />
    </div>
  )
}
