import {
  newWebhookAnswerSchema,
  pingAnswerSchema,
  webhookSchema,
  type NewWebhookRequest,
  type Webhook,
} from '@stet/protocol'
import { useState } from 'react'
import { anyAnswer, request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toast.ts'
import { webhooksQuery } from '../queries.ts'
import { SureDialog } from '../SureDialog.tsx'
import { useCall } from '../useCall.ts'
import { sayWhy } from './sayWhy.ts'
import { SecretOnce } from './SecretOnce.tsx'
import { isUrlRefused } from './isUrlRefused.ts'
import { WebhookForm } from './WebhookForm.tsx'
import styles from './WebhookSection.module.css'

/** Props of `WebhookActions`. */
export interface WebhookActionsProps {
  readonly webhook: Webhook
  readonly host: string
}

/** What can be done about a system: tried, changed, given another secret, removed. */
export function WebhookActions({ webhook, host }: WebhookActionsProps) {
  const { t } = useTranslation(['webhooks', 'settings'])
  const [open, setOpen] = useState<'edit' | 'renew' | 'remove' | null>(null)
  const path = `/api/webhooks/${webhook.id}`
  const touches = [webhooksQuery.queryKey]
  const ping = useCall(() => request(`${path}/ping`, pingAnswerSchema, { method: 'POST' }), touches)
  const retry = useCall(() => request(`${path}/retry`, webhookSchema, { method: 'POST' }), touches)
  const renew = useCall(() => request(`${path}/secret`, newWebhookAnswerSchema, { method: 'POST' }), touches)
  const remove = useCall(() => request(path, anyAnswer, { method: 'DELETE' }), touches)
  const save = useCall(
    (json: NewWebhookRequest) => request(path, webhookSchema, { method: 'PATCH', json }),
    touches,
    isUrlRefused,
  )
  const close = () => setOpen(null)
  const handlePing = () =>
    ping.mutate(undefined, {
      onSuccess: (answer) =>
        answer.isTaken
          ? toast.success(t('webhooks:taken', { host }))
          : toast.error(t('webhooks:notTaken', { host, why: sayWhy(answer) })),
    })
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        aria-label={t('webhooks:pingOf', { host })}
        isBusy={ping.isPending}
        onClick={handlePing}
      >
        {t('webhooks:ping')}
      </Button>
      <Button size="small" aria-label={t('webhooks:editOf', { host })} onClick={() => setOpen('edit')}>
        {t('webhooks:edit')}
      </Button>
      {webhook.gaveUp > 0 && (
        <Button
          size="small"
          isBusy={retry.isPending}
          onClick={() => retry.mutate(undefined, { onSuccess: () => toast.success(t('webhooks:retried')) })}
        >
          {t('webhooks:retry')}
        </Button>
      )}
      <Button
        size="small"
        look="bare"
        isBusy={renew.isPending}
        onClick={() => renew.mutate(undefined, { onSuccess: () => setOpen('renew') })}
      >
        {t('webhooks:renew')}
      </Button>
      <Button size="small" look="bare" onClick={() => setOpen('remove')}>
        {t('webhooks:remove')}
      </Button>
      {open === 'edit' && (
        <Dialog title={t('webhooks:editOf', { host })} isOpen onOpenChange={(isOpen) => !isOpen && close()}>
          <WebhookForm
            webhook={webhook}
            isUrlRefused={isUrlRefused(save.error)}
            isBusy={save.isPending}
            action={t('settings:save')}
            onSave={(wanted) =>
              save.mutate(wanted, {
                onSuccess: () => {
                  toast.success(t('webhooks:saved', { host }))
                  close()
                },
              })
            }
          />
        </Dialog>
      )}
      {open === 'renew' && renew.data && (
        <Dialog
          title={t('webhooks:renewed')}
          description={t('webhooks:onceMore')}
          isOpen
          onOpenChange={(isOpen) => !isOpen && close()}
        >
          <SecretOnce {...renew.data} onDone={close} />
        </Dialog>
      )}
      {open === 'remove' && (
        <SureDialog
          question={t('webhooks:sure', { host })}
          text={t('webhooks:sureText')}
          action={t('webhooks:remove')}
          isBusy={remove.isPending}
          onSure={() =>
            remove.mutate(undefined, { onSuccess: () => toast.success(t('webhooks:removed', { host })) })
          }
          onClose={close}
        />
      )}
    </div>
  )
}
