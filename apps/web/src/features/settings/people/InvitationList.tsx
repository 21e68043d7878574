import { useQuery } from '@tanstack/react-query'
import type { Invitation } from '@stet/protocol'
import { anyAnswer, request } from '../../../api/request.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { toast } from '../../../ui/toast.ts'
import { invitationsQuery } from '../queries.ts'
import { Row, Rows } from '../Rows.tsx'
import { useCall } from '../useCall.ts'
import styles from './InvitationList.module.css'

/** Who is invited and has not come yet; nothing where nobody is. */
export function InvitationList() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(invitationsQuery)
  if (!data || data.invitations.length === 0) return null
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{t('invite.open')}</h2>
      <Rows label={t('invite.open')}>
        {data.invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </Rows>
    </section>
  )
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation(['settings', 'session'])
  const format = useFormat()
  const { email } = invitation
  const revoke = useCall(
    () => request(`/api/invitations/${invitation.id}/revoke`, anyAnswer, { method: 'POST' }),
    [invitationsQuery.queryKey],
  )
  return (
    <Row
      name={email}
      about={t('settings:invite.until', { when: format.dateTime(new Date(invitation.expiresAt)) })}
      facts={t(`session:role.${invitation.role}`)}
      actions={
        <Button
          size="small"
          look="bare"
          aria-label={t('settings:invite.revokeOf', { email })}
          isBusy={revoke.isPending}
          onClick={() =>
            revoke.mutate(undefined, {
              onSuccess: () => toast.success(t('settings:invite.revoked', { email })),
            })
          }
        >
          {t('settings:invite.revoke')}
        </Button>
      }
    />
  )
}
