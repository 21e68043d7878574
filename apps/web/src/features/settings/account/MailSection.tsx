import { useQuery } from '@tanstack/react-query'
import {
  NOTIFICATION_KINDS,
  notificationSettingsSchema,
  type NotificationKind,
  type NotificationSettings,
} from '@stet/protocol'
import { request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { CheckField } from '../../../ui/CheckField.tsx'
import { useMe } from '../../session/useMe.ts'
import { Loaded } from '../Loaded.tsx'
import { mailQuery } from '../queries.ts'
import { Section } from '../Section.tsx'
import { useCall } from '../useCall.ts'
import styles from './MailSection.module.css'

/** What is told by mail as well: each as soon as it happens, or never. */
export function MailSection() {
  const { t } = useTranslation('settings')
  const { email } = useMe()
  const settings = useQuery(mailQuery)
  return (
    <Section
      title={t('mail.title')}
      text={settings.data?.isMailOn === false ? t('mail.off') : t('mail.text', { email })}
    >
      <Loaded query={settings}>{(data) => data.isMailOn && <Choices settings={data} />}</Loaded>
    </Section>
  )
}

function Choices({ settings: { byMail } }: { readonly settings: NotificationSettings }) {
  const { t } = useTranslation('settings')
  const change = useCall(
    (byMailNow: Partial<Record<NotificationKind, boolean>>) =>
      request('/api/notifications/settings', notificationSettingsSchema, {
        method: 'PATCH',
        json: { byMail: byMailNow },
      }),
    [mailQuery.queryKey],
  )
  const waiting = change.isPending ? change.variables : {}
  return (
    <ul className={styles.choices}>
      {NOTIFICATION_KINDS.map((kind) => (
        <li key={kind}>
          <CheckField
            label={t(`mail.kind.${kind}`)}
            checked={waiting[kind] ?? byMail[kind]}
            onChange={({ currentTarget }) => change.mutate({ [kind]: currentTarget.checked })}
          />
        </li>
      ))}
    </ul>
  )
}
