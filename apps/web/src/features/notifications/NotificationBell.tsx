import { Bell } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useUnread } from '../shell/LiveState.tsx'
import { lazyNotifications } from './lazyNotifications.ts'
import styles from './NotificationBell.module.css'

/** Says how much the person has not read, and opens the list. The number lies over the bell: nothing moves when it comes. */
export function NotificationBell() {
  const { t } = useTranslation('shell')
  const count = useUnread()
  const [isOpen, setIsOpen] = useState(false)
  const parts = lazyNotifications.useLoaded(isOpen)
  return (
    <Popover
      label={t('bell')}
      align="end"
      isOpen={isOpen && parts !== null}
      onOpenChange={setIsOpen}
      keepsFocus={(focused) => focused !== document.body}
      trigger={
        <IconButton
          label={count > 0 ? t('unread', { count }) : t('bell')}
          data-testid="bell"
          icon={
            <span className={styles.bell}>
              <Bell aria-hidden="true" />
              {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
            </span>
          }
        />
      }
    >
      {parts && <parts.NotificationPanel onClose={() => setIsOpen(false)} />}
    </Popover>
  )
}
