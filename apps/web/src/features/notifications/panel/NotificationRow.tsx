import type { Notification } from '@stet/protocol'
import {
  AtSign,
  CalendarX2,
  BadgeCheck,
  CornerUpLeft,
  Globe,
  OctagonX,
  Reply,
  Scale,
  ShieldOff,
  Siren,
  UserRoundPlus,
} from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { articlePath } from '../../../routes.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './NotificationRow.module.css'
import { useNotificationWords } from './useNotificationWords.ts'

const ICONS = {
  mention: AtSign,
  reply: Reply,
  assigned: UserRoundPlus,
  sent_back: CornerUpLeft,
  approval_void: ShieldOff,
  clearance_void: Scale,
  schedule_suspended: CalendarX2,
  approved: BadgeCheck,
  published: Globe,
  killed: OctagonX,
  override: Siren,
} as const

/** Props of `NotificationRow`. */
export interface NotificationRowProps {
  readonly notification: Notification
  readonly now: Date
  /** It is gone to, in this tab. */
  readonly onOpen: () => void
}

/** Who did what to which article, and when; the whole row leads there. */
export function NotificationRow({ notification, now, onOpen }: NotificationRowProps) {
  const { t } = useTranslation('notifications')
  const format = useFormat()
  const words = useNotificationWords(notification)
  const { kind, article, comment, isRead } = notification
  const Icon = ICONS[kind]
  const at = new Date(notification.at)
  return (
    <Link
      href={articlePath(article.id, comment?.thread)}
      className={styles.row ?? ''}
      data-unread={isRead ? undefined : ''}
      data-kind={kind}
      onClick={(event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onOpen()
      }}
    >
      <span className={styles.icon} aria-hidden="true">
        <Icon />
      </span>
      <span className={styles.words}>
        <span className={styles.what}>
          {!isRead && <VisuallyHidden>{t('unread')} </VisuallyHidden>}
          {words.what}
        </span>
        <span className={styles.article}>{article.headline || t('untitled')}</span>
        {words.more.map((line) => (
          <span key={line} className={styles.more}>
            {line}
          </span>
        ))}
        <time className={styles.at} dateTime={notification.at} title={format.dateTime(at)}>
          {format.relative(at, now)}
        </time>
      </span>
      <span className={styles.dot} aria-hidden="true" />
    </Link>
  )
}
